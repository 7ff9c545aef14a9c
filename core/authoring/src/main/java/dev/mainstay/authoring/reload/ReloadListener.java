package dev.mainstay.authoring.reload;

import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.util.List;

/** Is told what becomes of a changed pack; called by the thread that reloads, one call at a time. */
public interface ReloadListener {

    /**
     * The pack in the sources serves from now on. Also called when the sources are again what serves already, after they
     * were refused.
     */
    default void reloaded(RulePack pack) {}

    /**
     * The pack in the sources is not fit to serve; the one before goes on serving.
     *
     * @param problems everything that was found, by file, line and column
     */
    default void refused(List<Problem> problems) {}
}
