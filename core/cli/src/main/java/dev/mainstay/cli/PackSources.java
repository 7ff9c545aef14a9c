package dev.mainstay.cli;

import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A pack's folder, before anything is read of it, and what came of it in one line. */
final class PackSources {

    private static final List<String> TOLD_BY = List.of(
            "pack.yaml", "limits.csv", "weights.csv", "actions.csv", "playbook.csv", "diagnosis.csv", "signals");

    private static final int HASH_SHOWN = 12;

    private PackSources() {}

    /**
     * Refuses a folder that holds nothing of a pack: a list of all it lacks would help nobody.
     *
     * @throws UnusableException if so
     */
    static void require(Path folder) {
        if (TOLD_BY.stream().noneMatch(part -> Files.exists(folder.resolve(part)))) {
            throw UnusableException.noPack(folder);
        }
    }

    /** Name, version, hash, the packs below it, and how much is in it. */
    static String summary(RulePack pack, Language language) {
        PackModel model = pack.model();
        PackId id = pack.id();
        String bases = model.info().bases().stream()
                .map(base -> language.say("packOver", base.name(), base.version()))
                .collect(Collectors.joining());
        return language.say(
                "packSummary",
                id.name(),
                id.version(),
                id.sha256().substring(0, HASH_SHOWN),
                bases,
                model.rules().size(),
                model.limits().size(),
                model.diagnosis().size(),
                model.actions().size(),
                model.playbook().size());
    }
}
