package dev.mainstay.authoring.internal;

import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.TextRow;
import dev.mainstay.pack.Texts;
import dev.mainstay.vocabulary.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a pack's folder into the model, each file once. */
public final class PackFolder {

    private static final int MAX_RULES = 5_000;

    private final Path folder;
    private final Problems problems;

    /** A reader of this folder, which reports to these problems. */
    public PackFolder(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The model of what could be read; it is whole only if no problem was found. */
    public PackModel read() {
        if (!Files.isDirectory(folder)) {
            problems.add("MS-160", new SourceRef(folder.toString(), 1, 1), folder);
        }
        PackInfo info = file("pack.yaml", true)
                .map(file -> new PackInfoReader(file, problems).read())
                .orElse(new PackInfo("", "", "", "en", Optional.empty(), Optional.empty(), Map.of(), List.of()));
        TableReader tables = new TableReader(problems);
        List<LimitRow> limits = table("limits.csv", tables::limits);
        Map<String, Map<String, TextRow>> texts = new TreeMap<>();
        for (String language : List.of("en", "zh")) {
            file("texts/" + language + ".csv", true).ifPresent(file -> texts.put(language, tables.texts(file)));
        }
        PackModel model = new PackModel(
                info,
                rules(),
                limits,
                table("diagnosis.csv", tables::diagnosis),
                table("actions.csv", tables::actions),
                table("playbook.csv", tables::playbook),
                file("weights.csv", true).map(tables::weights).orElse(Map.of()),
                new Texts(texts, info.language()));
        if (problems.none()) {
            new PackChecks(model, problems).run();
        }
        return model;
    }

    private <R> List<R> table(String name, Function<SourceFile, List<R>> read) {
        return file(name, true).map(read).orElse(List.of());
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (String name : signalFiles()) {
            file(name, true).ifPresent(file -> rules.addAll(new DrlReader(file, Phase.SIGNALS, problems).read()));
        }
        Map<String, Phase> others = new TreeMap<>(Map.of(
                "diagnosis.drl", Phase.DIAGNOSIS, "stance.drl", Phase.STANCE, "guardrails.drl", Phase.GUARDRAILS));
        others.forEach((name, phase) ->
                file(name, false).ifPresent(file -> rules.addAll(new DrlReader(file, phase, problems).read())));
        if (rules.size() > MAX_RULES) {
            problems.add("MS-161", new SourceRef("signals", 1, 1), rules.size(), MAX_RULES);
        }
        return rules;
    }

    private List<String> signalFiles() {
        Path signals = folder.resolve("signals");
        if (!Files.isDirectory(signals, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(signals)) {
            return files.map(path -> "signals/" + path.getFileName())
                    .filter(name -> name.endsWith(".drl"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<SourceFile> file(String name, boolean required) {
        Path path = folder.resolve(name);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            if (required || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                problems.add("MS-162", new SourceRef(name, 1, 1), name);
            }
            return Optional.empty();
        }
        try {
            return Optional.of(SourceFile.read(folder, path, problems));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
