package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.Issue.Level;
import dev.mainstay.authoring.internal.TableReader.Mode;
import dev.mainstay.authoring.internal.overlay.Blame;
import dev.mainstay.authoring.internal.overlay.Differences;
import dev.mainstay.authoring.internal.overlay.Differences.Switch;
import dev.mainstay.authoring.internal.overlay.Extension;
import dev.mainstay.authoring.internal.overlay.Intent;
import dev.mainstay.authoring.internal.overlay.Origins;
import dev.mainstay.authoring.internal.overlay.Overlay;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.TextRow;
import dev.mainstay.pack.Texts;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a pack's folder into the model, each file once. */
public final class PackFolder {

    private static final PackInfo UNREAD =
            new PackInfo("", "", "", "en", Optional.empty(), Optional.empty(), Map.of(), List.of());

    private static final PackModel NOTHING = new PackModel(
            UNREAD, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), new Texts(Map.of(), "en"));

    private static final String SWITCHED_OFF = "switched-off.csv";

    private final Path folder;
    private final Map<String, String> instead;
    private final List<Path> above;
    private final Memory memory;
    private final Problems problems;
    private Optional<Below> below = Optional.empty();

    /** A reader of this folder, which reports to these problems. */
    public PackFolder(Path folder, Problems problems) {
        this(folder, new Memory(), problems);
    }

    /** A reader of this folder that reads only what the memory does not know. */
    public PackFolder(Path folder, Memory memory, Problems problems) {
        this(folder, Map.of(), memory, problems);
    }

    /** A reader of this folder as if these of its files, by their names, held these texts. */
    PackFolder(Path folder, Map<String, String> instead, Memory memory, Problems problems) {
        this(folder, instead, List.of(), memory, problems);
    }

    /** A reader of the folder of a base; {@code above} are the folders of the packs that extend it. */
    PackFolder(Path folder, List<Path> above, Memory memory, Problems problems) {
        this(folder, Map.of(), above, memory, problems);
    }

    private PackFolder(Path folder, Map<String, String> instead, List<Path> above, Memory memory, Problems problems) {
        this.folder = folder;
        this.instead = Map.copyOf(instead);
        this.above = above;
        this.memory = memory;
        this.problems = problems;
    }

    /**
     * What an overlay is laid over.
     *
     * @param model the base, each place of which names its pack
     * @param at where the overlay says that it extends it
     */
    public record Below(PackModel model, SourceRef at) {}

    /** What the pack that was read extends, if it extends one. */
    public Optional<Below> below() {
        return below;
    }

    /** The model of what could be read; it is whole only if no problem was found. */
    public PackModel read() {
        memory.reads(folder);
        if (!Files.isDirectory(folder)) {
            problems.add("MS-160", new SourceRef(folder.toString(), 1, 1), folder);
        } else if (!new FolderContents(folder, problems).admitted()) {
            return NOTHING;
        }
        Optional<PackInfoReader> reader = file("pack.yaml", true).map(file -> new PackInfoReader(file, problems));
        PackInfo info = reader.map(PackInfoReader::read).orElse(UNREAD);
        if (reader.isPresent() && !reader.get().legible()) {
            // whether the other files are a whole pack or what differs from one is not known then
            return NOTHING;
        }
        SourceRef owner = reader.map(PackInfoReader::owner).orElse(new SourceRef("pack.yaml", 1, 1));
        if (reader.filter(PackInfoReader::extending).isPresent()) {
            return overlay(info, owner, reader.flatMap(PackInfoReader::extension));
        }
        TableReader tables = new TableReader(Mode.WHOLE, problems);
        PackModel model = model(info, rules(Optional.empty()), tables, true);
        table(SWITCHED_OFF, false, tables::switches).stream()
                .findFirst()
                .ifPresent(row -> problems.add("MS-534", row.off().at()));
        new NameChecks(problems).run(model);
        new PackChecks(model, owner, problems).run();
        return model;
    }

    private PackModel overlay(PackInfo info, SourceRef owner, Optional<Extension> extension) {
        TableReader set = new TableReader(Mode.SET, problems);
        TableReader removed = new TableReader(Mode.REMOVED, problems);
        Map<SourceRef, Intent> intents = new HashMap<>();
        List<Rule> rules = rules(Optional.of(intents));
        PackModel setModel = model(info, rules, set, false);
        PackModel removedModel = model(info, List.of(), removed, false);
        List<Switch> off = table(SWITCHED_OFF, false, set::switches);
        List<Switch> on = table(SWITCHED_OFF, false, removed::switches);
        intents.putAll(set.intents());
        Differences differences = new Differences(setModel, removedModel, intents, off, on);
        Optional<RulePack> base = extension.flatMap(new BaseFinder(folder, above, memory, problems)::find);
        return base.map(pack -> over(pack, owner, extension.orElseThrow(), differences))
                .orElse(setModel);
    }

    private PackModel over(RulePack base, SourceRef owner, Extension extension, Differences differences) {
        PackInfo info = withBases(differences.set().info(), base);
        if (info.bases().stream().anyMatch(pack -> pack.name().equals(info.name()))) {
            problems.add("MS-198", extension.at(), info.name());
        }
        new NameChecks(problems).run(differences.set());
        PackModel under = Origins.named(base.model(), base.info().name());
        below = Optional.of(new Below(under, extension.at()));
        List<Problem> drift = new ArrayList<>();
        PackModel merged = Overlay.merge(info, under, differences, drift);
        problems.layers(info.name(), info.bases().stream().map(PackId::name).toList());
        Problems checked = problems.beside();
        new PackChecks(merged, owner, checked).run();
        Blame blame = new Blame(extension, under, differences);
        // what stands on a line of which something is known to be wrong may only follow from that
        drift.stream().filter(problems::isNew).toList().forEach(problems::add);
        List<Problem> more =
                checked.found().stream().map(blame::of).filter(problems::isNew).toList();
        more.forEach(problems::add);
        checked.issues().stream()
                .filter(issue -> issue.level() == Level.WARNING)
                .forEach(issue -> problems.warn(issue.problem()));
        return Origins.named(merged, info.name());
    }

    private static PackInfo withBases(PackInfo info, RulePack base) {
        List<PackId> bases = new ArrayList<>();
        bases.add(base.id());
        bases.addAll(base.info().bases());
        return new PackInfo(
                info.name(),
                info.version(),
                info.owner(),
                info.language(),
                info.effectiveFrom(),
                info.effectiveTo(),
                info.description(),
                bases);
    }

    private PackModel model(PackInfo info, List<Rule> rules, TableReader tables, boolean whole) {
        Map<String, Map<String, TextRow>> texts = new TreeMap<>();
        for (String language : List.of("en", "zh")) {
            file("texts/" + language + ".csv", whole).ifPresent(file -> texts.put(language, tables.texts(file)));
        }
        return new PackModel(
                info,
                rules,
                table("limits.csv", whole, tables::limits),
                table("diagnosis.csv", whole, tables::diagnosis),
                table("actions.csv", whole, tables::actions),
                table("playbook.csv", whole, tables::playbook),
                file("weights.csv", whole).map(tables::weights).orElse(Map.of()),
                new Texts(texts, info.language()));
    }

    private <R> List<R> table(String name, boolean required, Function<SourceFile, List<R>> read) {
        return file(name, required).map(read).orElse(List.of());
    }

    private List<Rule> rules(Optional<Map<SourceRef, Intent>> intents) {
        Map<String, Phase> phases = new LinkedHashMap<>();
        signalFiles(intents.isEmpty()).forEach(name -> phases.put(name, Phase.SIGNALS));
        phases.put("diagnosis.drl", Phase.DIAGNOSIS);
        phases.put("guardrails.drl", Phase.GUARDRAILS);
        phases.put("stance.drl", Phase.STANCE);
        List<Rule> rules = new ArrayList<>();
        phases.forEach((name, phase) ->
                file(name, phase == Phase.SIGNALS).ifPresent(file -> rules.addAll(rules(file, phase, intents))));
        if (rules.size() > Bounds.RULES) {
            problems.add("MS-161", new SourceRef("signals", 1, 1), rules.size(), Bounds.RULES);
        }
        return rules;
    }

    /** Reading rules costs more than everything else together, so what did not change is not read again. */
    private List<Rule> rules(SourceFile file, Phase phase, Optional<Map<SourceRef, Intent>> intents) {
        RulesOf of = new RulesOf(file.name(), file.text(), phase, intents.isPresent());
        RulesRead read = memory.recall(of, RulesRead.class).orElseGet(() -> {
            int before = problems.count();
            Map<SourceRef, Intent> own = new HashMap<>();
            List<Rule> rules = new DrlReader(file, phase, intents.map(any -> own), problems).read();
            RulesRead made = new RulesRead(rules, own);
            if (problems.count() == before && !problems.full()) {
                memory.keep(of, made);
            }
            return made;
        });
        intents.ifPresent(all -> all.putAll(read.intents));
        return read.rules;
    }

    /** Everything that the rules of a file depend on. */
    private record RulesOf(String file, String text, Phase phase, boolean extending) {}

    private record RulesRead(List<Rule> rules, Map<SourceRef, Intent> intents) {}

    private List<String> signalFiles(boolean required) {
        Path signals = folder.resolve("signals");
        List<String> names = List.of();
        if (Files.isDirectory(signals, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.list(signals)) {
                names = files.map(path -> "signals/" + path.getFileName())
                        .filter(name -> name.endsWith(".drl"))
                        .sorted()
                        .toList();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        if (names.isEmpty() && required) {
            problems.unreadable("MS-164", new SourceRef("signals/", 1, 1));
        }
        return names;
    }

    private Optional<SourceFile> file(String name, boolean required) {
        String text = instead.get(name);
        if (text != null) {
            return Optional.of(SourceFile.read(name, text, problems));
        }
        Path path = folder.resolve(name);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            if (required || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                problems.unreadable("MS-162", new SourceRef(name, 1, 1), name);
            }
            return Optional.empty();
        }
        try {
            return Optional.of(SourceFile.read(folder, path, memory, problems));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
