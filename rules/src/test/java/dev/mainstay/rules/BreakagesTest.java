package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks the sources of the standard pack as a slip of the hand would, and sees whether its own check and scenarios turn red.
 * {@code -Dmainstay.breakages=50} tries fifty.
 */
class BreakagesTest {

    private static final Path STANDARD = Path.of("standard");
    private static final int COUNT = Integer.getInteger("mainstay.breakages", 8);
    private static final long SEED = Long.getLong("mainstay.breakages.seed", 2026);
    private static final Pattern RULE = Pattern.compile("(?ms)^rule \"([^\"]+)\".*?^end\\s*$");
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>|==|!=)");

    /** What was changed where, and the file as it then reads. */
    private record Breakage(String what, String file, String text) {}

    @Test
    void a_broken_rule_row_or_limit_turns_the_packs_own_tests_red(@TempDir Path folder) throws IOException {
        copy(folder);
        List<Scenario> scenarios = ScenarioFiles.read(STANDARD);
        Random random = new Random(SEED);
        List<String> unnoticed = new ArrayList<>();
        int tried = 0;
        while (tried < COUNT) {
            Optional<Breakage> breakage = random(random);
            if (breakage.isEmpty()) {
                continue;
            }
            tried++;
            Path file = folder.resolve(breakage.get().file());
            String whole = Files.readString(file);
            Files.writeString(file, breakage.get().text());
            if (!noticed(folder, scenarios)) {
                unnoticed.add(breakage.get().what());
            }
            Files.writeString(file, whole);
        }
        System.out.println("breakages of the standard pack: tried " + tried + ", noticed " + (tried - unnoticed.size())
                + (unnoticed.isEmpty() ? "" : ", not noticed " + unnoticed));
        assertThat(unnoticed).hasSizeLessThanOrEqualTo(COUNT / 20);
    }

    private static boolean noticed(Path folder, List<Scenario> scenarios) {
        try {
            RulePack pack = RulePackCompiler.compile(folder);
            ScenarioRunner runner = new ScenarioRunner(RetentionAdvisor.of(pack));
            return scenarios.stream().anyMatch(scenario -> !runner.run(scenario).passed());
        } catch (InvalidPackException refused) {
            return true;
        }
    }

    private static Optional<Breakage> random(Random random) throws IOException {
        return switch (random.nextInt(3)) {
            case 0 -> rule(random);
            case 1 -> row(random);
            default -> limit(random);
        };
    }

    /** A rule left out, or one of its comparisons turned round. */
    private static Optional<Breakage> rule(Random random) throws IOException {
        List<String> files = new ArrayList<>(List.of("diagnosis.drl", "stance.drl", "guardrails.drl"));
        try (Stream<Path> signals = Files.list(STANDARD.resolve("signals"))) {
            signals.map(path -> "signals/" + path.getFileName()).sorted().forEach(files::add);
        }
        String file = files.get(random.nextInt(files.size()));
        String text = Files.readString(STANDARD.resolve(file));
        Matcher matcher = RULE.matcher(text);
        List<int[]> spans = new ArrayList<>();
        while (matcher.find()) {
            spans.add(new int[] {matcher.start(), matcher.end()});
        }
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        int[] span = spans.get(random.nextInt(spans.size()));
        String rule = text.substring(span[0], span[1]);
        String name = rule.substring(0, rule.indexOf('\n'));
        if (random.nextBoolean()) {
            return Optional.of(new Breakage(
                    file + ": " + name + " left out", file, text.substring(0, span[0]) + text.substring(span[1])));
        }
        int when = rule.indexOf("when");
        Matcher comparison = COMPARISON.matcher(rule);
        List<Integer> places = new ArrayList<>();
        while (comparison.find()) {
            if (comparison.start() > when && comparison.start() < rule.indexOf("then")) {
                places.add(comparison.start());
            }
        }
        if (places.isEmpty()) {
            return Optional.empty();
        }
        int at = places.get(random.nextInt(places.size()));
        Matcher operator = COMPARISON.matcher(rule.substring(at));
        if (!operator.lookingAt()) {
            return Optional.empty();
        }
        String other =
                switch (operator.group()) {
                    case "<" -> ">=";
                    case "<=" -> ">";
                    case ">" -> "<=";
                    case ">=" -> "<";
                    case "==" -> "!=";
                    default -> "==";
                };
        String changed = rule.substring(0, at)
                + other
                + rule.substring(at + operator.group().length());
        return Optional.of(new Breakage(
                file + ": " + name + " " + operator.group() + " for " + other,
                file,
                text.substring(0, span[0]) + changed + text.substring(span[1])));
    }

    /** A row of a table left out. */
    private static Optional<Breakage> row(Random random) throws IOException {
        String file = List.of("diagnosis.csv", "playbook.csv", "actions.csv").get(random.nextInt(3));
        List<String> lines = new ArrayList<>(Files.readAllLines(STANDARD.resolve(file)));
        int line = 1 + random.nextInt(lines.size() - 1);
        String row = lines.remove(line);
        return Optional.of(
                new Breakage(file + ":" + (line + 1) + " left out: " + row, file, String.join("\n", lines) + "\n"));
    }

    /** A limit, one of its steps up or down. */
    private static Optional<Breakage> limit(Random random) throws IOException {
        String file = "limits.csv";
        List<String> lines = new ArrayList<>(Files.readAllLines(STANDARD.resolve(file)));
        int line = 1 + random.nextInt(lines.size() - 1);
        String[] cells = lines.get(line).split(",", -1);
        if (cells[5].isEmpty()) {
            return Optional.empty();
        }
        BigDecimal step = new BigDecimal(cells[9]);
        BigDecimal value = new BigDecimal(cells[5]).add(random.nextBoolean() ? step : step.negate());
        String before = cells[0] + " " + cells[5];
        cells[5] = value.toPlainString();
        lines.set(line, String.join(",", cells));
        return Optional.of(new Breakage(
                file + ":" + (line + 1) + " " + before + " becomes " + cells[5],
                file,
                String.join("\n", lines) + "\n"));
    }

    private static void copy(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(STANDARD)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(STANDARD.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
