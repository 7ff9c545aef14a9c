package dev.mainstay.authoring.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to one file of a pack, a reload says of it what a whole build from nothing says: the same problems, or the
 * same pack and the same advice. Tried on random edits of the standard pack, with all its scenarios and with those that people
 * wrote, which leave more room for edits that pass.
 *
 * <p>{@code -Dmainstay.reload.edits=2000} tries more.
 */
class OneFileEditsTest {

    private static final Path STANDARD = Path.of("../../rules/standard");
    private static final int EDITS = Integer.getInteger("mainstay.reload.edits", 24);
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9.])[0-9]+(\\.[0-9]+)?");
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z_]{3,}");
    private static final Pattern COMPARISON = Pattern.compile("<=|>=|<|>");
    private static final Pattern RULE = Pattern.compile("rule \".*?\\nend\\n", Pattern.DOTALL);

    @TempDir
    Path folder;

    private final Random random = new Random(5);
    private int served;
    private int refused;
    private int failed;

    @Test
    void a_reload_says_what_a_whole_build_says() throws Exception {
        edit(folder.resolve("all"), EDITS / 2, any -> true);
        edit(folder.resolve("few"), EDITS - EDITS / 2, file -> !file.contains("exact-"));
        System.out.println("one-file edits tried: " + EDITS + ", served " + served + ", refused by checks " + refused
                + ", by scenarios " + failed + "; each as by a whole build");
        assertThat(served).isPositive();
        assertThat(refused).isPositive();
        assertThat(failed).isPositive();
    }

    private void edit(Path pack, int edits, Predicate<String> kept) throws IOException {
        List<Path> files = copy(pack, kept);
        List<AccountSnapshot> accounts = new RandomAccounts(
                        RulePackCompiler.compile(pack).model(), 3)
                .stream(15).toList();
        try (ReloadingAdvisor live = ReloadingAdvisor.watching(pack)
                .quiet(Duration.ofHours(1))
                .interval(Duration.ofHours(1))
                .start()) {
            for (int i = 0; i < edits; i++) {
                Path file = files.get(random.nextInt(files.size()));
                String before = Files.readString(file);
                String after = edited(before, file.toString().endsWith(".drl"));
                Files.writeString(file, after);
                boolean good = agrees(live, pack, accounts, file + "\n" + changedLines(before, after));
                if (!good || random.nextInt(4) == 0) {
                    Files.writeString(file, before);
                    live.reload();
                    assertThat(live.problems()).isEmpty();
                }
            }
        }
    }

    private static List<Path> copy(Path to, Predicate<String> kept) throws IOException {
        List<Path> copies = new ArrayList<>();
        try (Stream<Path> files = Files.walk(STANDARD)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (kept.test(file.getFileName().toString())) {
                    Path copy = to.resolve(STANDARD.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    copies.add(Files.copy(file, copy));
                }
            }
        }
        return copies;
    }

    /** Whether both serve the pack in the folder; fails where they do not say the same of it. */
    private boolean agrees(ReloadingAdvisor live, Path pack, List<AccountSnapshot> accounts, String edit) {
        RulePack before = live.advisor().pack();
        live.reload();
        List<Problem> problems = wholeBuild(pack);
        assertThat(shown(live.problems())).as(edit).isEqualTo(shown(problems));
        if (!problems.isEmpty()) {
            if (problems.stream().allMatch(problem -> problem.code().startsWith("MS-18"))) {
                failed++;
            } else {
                refused++;
            }
            assertThat(live.advisor().pack()).as(edit).isSameAs(before);
            return false;
        }
        served++;
        RetentionAdvisor fresh = RetentionAdvisor.of(RulePackCompiler.compile(pack));
        assertThat(live.advisor().pack().id()).as(edit).isEqualTo(fresh.pack().id());
        for (AccountSnapshot account : accounts) {
            assertThat(live.advise(account)).as(edit).isEqualTo(fresh.advise(account));
        }
        return true;
    }

    /** What is wrong with the pack, its scenarios included, for somebody who knows nothing of it yet. */
    private static List<Problem> wholeBuild(Path pack) {
        try (ReloadingAdvisor fresh = ReloadingAdvisor.watching(pack).start()) {
            return fresh.problems();
        } catch (InvalidPackException invalid) {
            return invalid.problems();
        }
    }

    private static List<String> shown(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    /** What somebody may do to a file, on purpose or by mistake. */
    private String edited(String text, boolean rules) {
        return switch (random.nextInt(rules ? 12 : 8)) {
            case 0, 1, 2 -> replaced(text, NUMBER, number -> String.valueOf(other(Double.parseDouble(number))));
            case 3 -> lines(text, (lines, at) -> lines.remove(at));
            case 4 -> lines(text, (lines, at) -> lines.add(at, random.nextBoolean() ? "" : lines.get(at)));
            case 5 -> lines(text, (lines, at) -> Collections.swap(lines, at, Math.max(0, at - 1)));
            case 6 -> replaced(text, WORD, word -> word(text, word));
            case 7 ->
                random.nextBoolean()
                        ? text.substring(0, random.nextInt(text.length()))
                        : new StringBuilder(text)
                                .deleteCharAt(random.nextInt(text.length()))
                                .toString();
            case 8, 9 ->
                replaced(text, COMPARISON, sign -> List.of("<", "<=", ">", ">=").get(random.nextInt(4)));
            case 10 -> replaced(text, RULE, rule -> "");
            default -> replaced(text, RULE, rule -> rule + rule.replaceFirst("rule \"", "rule \"Again: "));
        };
    }

    private double other(double number) {
        return switch (random.nextInt(4)) {
            case 0 -> number * 1.0000001;
            case 1 -> number * 1.1;
            case 2 -> number * 0.9;
            default -> number + 1;
        };
    }

    /** Another word of the same text. */
    private String word(String text, String word) {
        List<String> words =
                WORD.matcher(text).results().map(MatchResult::group).distinct().toList();
        return words.isEmpty() ? word : words.get(random.nextInt(words.size()));
    }

    private interface LineEdit {
        void on(List<String> lines, int at);
    }

    private String lines(String text, LineEdit edit) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        edit.on(lines, random.nextInt(lines.size()));
        return String.join("\n", lines) + "\n";
    }

    private interface Replacement {
        String of(String found);
    }

    private String replaced(String text, Pattern pattern, Replacement by) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        if (found.isEmpty()) {
            return text + "\n";
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return text.substring(0, one.start()) + by.of(one.group()) + text.substring(one.end());
    }

    private static String changedLines(String before, String after) {
        List<String> old = before.lines().toList();
        return String.join(
                "\n", after.lines().filter(line -> !old.contains(line)).limit(5).toList());
    }
}
