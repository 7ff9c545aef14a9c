package dev.mainstay.cli.changes;

import dev.mainstay.cli.page.Words;
import java.util.List;

/**
 * What the template {@code diff} shows; texts only, in both languages.
 *
 * @param proof whether any account can tell the packs apart
 * @param example snapshot of one that does; empty where none is known
 * @param exampleCauses what changes for it
 * @param summary how many accounts were compared, and which are newly flagged, silent or not served; empty where none were
 * @param sides figures of both packs
 * @param effects how many accounts each change touches
 * @param accounts accounts that change
 * @param hidden how many more there are
 * @param barriers what keeps actions from accounts at risk
 * @param changes what changes in the pack
 * @param curves limits that move most accounts
 * @param sampled of how many accounts the curves are
 */
public record ChangesPage(
        Words proof,
        String example,
        List<Cause> exampleCauses,
        List<Words> summary,
        List<Figure> sides,
        List<Effect> effects,
        List<Account> accounts,
        Words hidden,
        List<Barrier> barriers,
        List<Change> changes,
        List<Curve> curves,
        Words sampled) {

    /** Copies the lists. */
    public ChangesPage {
        exampleCauses = List.copyOf(exampleCauses);
        summary = List.copyOf(summary);
        sides = List.copyOf(sides);
        effects = List.copyOf(effects);
        accounts = List.copyOf(accounts);
        barriers = List.copyOf(barriers);
        changes = List.copyOf(changes);
        curves = List.copyOf(curves);
    }

    /**
     * Differences with the changes that brought them about.
     *
     * @param by those changes
     * @param lines what differs
     */
    public record Cause(Words by, List<Words> lines) {

        /** Copies the list. */
        public Cause {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A figure of both packs.
     *
     * @param label what it is
     * @param before by the old pack
     * @param after by the new pack
     * @param more what is more, with its sign; empty where nothing changes
     */
    public record Figure(Words label, String before, String after, String more) {}

    /**
     * How far a change reaches.
     *
     * @param name the change
     * @param place where it stands
     * @param alone accounts by itself
     * @param together accounts only with others
     */
    public record Effect(Words name, String place, long alone, long together) {}

    /**
     * An account that changes.
     *
     * @param id its identity
     * @param name its name, or empty
     * @param causes what changes
     */
    public record Account(String id, String name, List<Cause> causes) {

        /** Copies the list. */
        public Account {
            causes = List.copyOf(causes);
        }
    }

    /**
     * What keeps actions from accounts at risk.
     *
     * @param reason why
     * @param rule by which rule or row
     * @param accounts how many accounts
     */
    public record Barrier(Words reason, String rule, long accounts) {}

    /**
     * A change of the pack.
     *
     * @param sign new, gone or changed
     * @param name what it is made to
     * @param place where it stands
     * @param cells what differs
     */
    public record Change(String sign, Words name, String place, List<Words> cells) {

        /** Copies the list. */
        public Change {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What moving one limit does.
     *
     * @param name the limit
     * @param place where it stands
     * @param points each value with the accounts it changes, as text
     */
    public record Curve(String name, String place, String points) {}
}
