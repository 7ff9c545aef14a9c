package dev.mainstay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mainstay.Outcome;
import dev.mainstay.advice.Advice;
import dev.mainstay.problem.Problem;
import dev.mainstay.testkit.approval.Approved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** A portfolio's advice stays what was approved, or somebody sees how it changed. */
class ApprovalTest {

    private static final Locale USUAL = Locale.getDefault();

    @MainstayPack(Packs.SMALL)
    static PackVerifier pack;

    @TempDir
    Path folder;

    @BeforeAll
    static void in_english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterAll
    static void as_before() {
        Locale.setDefault(USUAL);
    }

    private static Advice advice(String id, double onTime) {
        return pack.given(account -> account.id(id)
                        .delivery(delivery -> delivery.onTimeRate(onTime))
                        .complaint(complaint -> complaint.openedOn(LocalDate.of(2026, 3, 1)))
                        .channel(channel -> channel.overdueDays(70)))
                .advice();
    }

    private void accept(List<Advice> advice, Path file) {
        System.setProperty(Approval.ACCEPT, "true");
        try {
            Approval.verify(advice, file);
        } finally {
            System.clearProperty(Approval.ACCEPT);
        }
    }

    private static AssertionFailedError refused(List<Advice> advice, Path file) {
        return catchThrowableOfType(AssertionFailedError.class, () -> Approval.verify(advice, file));
    }

    @Test
    void what_was_accepted_passes_in_any_order_and_with_any_line_ends() throws IOException {
        Path file = folder.resolve("portfolio.txt");
        List<Advice> advice = new ArrayList<>(List.of(advice("B", 0.86), advice("A", 0.95)));
        accept(advice, file);
        assertThat(file).hasContent("""
                # Approved advice: one block an account. Compared by mainstay test, accepted with --approve.

                A 2026-03-31
                  stance      RETAIN
                  risk        MODERATE 0.28
                  commitments DELIVERY KEPT
                  cause       UNRESOLVED_COMPLAINT 0.28
                  signal      OPEN SERIOUS: complaints[C-1].openDays 30 > 20
                  action      VISIT by SALES until 2026-04-07 owed for UNRESOLVED_COMPLAINT

                B 2026-03-31
                  stance      RETAIN
                  risk        HIGH 0.532
                  commitments DELIVERY BROKEN
                  cause       SUPPLIER_OPTIMISATION 0.35 (OUTGROWN)
                  cause       UNRESOLVED_COMPLAINT 0.28
                  signal      LATE SERIOUS: delivery.onTimeRate 0.86 < 0.9
                  signal      OPEN SERIOUS: complaints[C-1].openDays 30 > 20
                  action      VISIT by SALES until 2026-04-07 owed for UNRESOLVED_COMPLAINT
                  action      PLAN by LOGISTICS until 2026-04-14 for SUPPLIER_OPTIMISATION
                  withheld    OFFER COLLECT_FIRST
                """);

        Collections.reverse(advice);
        Approval.verify(advice, file);
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        Approval.verify(advice, file);
    }

    @Test
    void nothing_is_approved_by_itself() {
        Path file = folder.resolve("none.txt");

        assertThat(refused(List.of(advice("A", 0.86)), file)).hasMessage(file + """
                        : nothing is approved yet; accounts: 1
                        A 2026-03-31  new
                        To accept it, run the test again with -Dmainstay.approve=true.""");
        assertThat(file).doesNotExist();
        assertThat(refused(List.of(), file)).isNotNull();
    }

    @Test
    void a_change_shows_the_lines_that_are_gone_and_new() {
        Path file = folder.resolve("portfolio.txt");
        accept(List.of(advice("A", 0.86), advice("B", 0.95), advice("C", 0.95)), file);

        AssertionFailedError refused = refused(List.of(advice("A", 0.95), advice("B", 0.95), advice("D", 0.95)), file);

        assertThat(refused.getMessage()).isEqualTo(file + """
                : advice changed since it was approved; accounts changed: 1, new: 1, gone: 1
                A 2026-03-31  changed
                  - risk        HIGH 0.532
                  + risk        MODERATE 0.28
                  - commitments DELIVERY BROKEN
                  + commitments DELIVERY KEPT
                  - cause       SUPPLIER_OPTIMISATION 0.35 (OUTGROWN)
                  - signal      LATE SERIOUS: delivery.onTimeRate 0.86 < 0.9
                  - action      PLAN by LOGISTICS until 2026-04-14 for SUPPLIER_OPTIMISATION
                  - withheld    OFFER COLLECT_FIRST
                C 2026-03-31  gone
                D 2026-03-31  new
                To accept it, run the test again with -Dmainstay.approve=true.""");
        assertThat(refused.getExpected().getStringRepresentation()).contains("A 2026-03-31\n  stance");
        assertThat(refused.getActual().getStringRepresentation()).contains("D 2026-03-31\n  stance");
    }

    @Test
    void a_great_change_is_counted_and_not_poured_out() throws IOException {
        List<Outcome> many = IntStream.range(0, 100)
                .<Outcome>mapToObj(i -> new Outcome.Advised(advice("X" + i, 0.86)))
                .toList();

        String text = Approved.of(many, folder.resolve("none.txt")).text(Locale.ENGLISH);

        assertThat(text.lines()).hasSize(22);
        assertThat(text).contains("accounts: 100").contains("and 80 more");
        assertThat(Approved.of(many, folder.resolve("none.txt")).text(Locale.CHINA))
                .contains("另有 80 个客户");
    }

    @Test
    void an_account_that_cannot_be_advised_is_part_of_the_picture() {
        Path file = folder.resolve("portfolio.txt");
        Outcome failed = new Outcome.Failed("Z\n9", "", List.of(Problem.of("MS-232", "", "a", "b", "c")));
        System.setProperty(Approval.ACCEPT, "true");
        try {
            Approval.verify(Stream.of(failed), file);
        } finally {
            System.clearProperty(Approval.ACCEPT);
        }

        assertThat(file).content().endsWith("\nZ.9\n  failed      MS-232\n");
        Approval.verify(Stream.of(failed), file);
    }
}
