package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What an author is told: the right place and a way out, for every mistake tried here. */
class MistakesTest {

    private static final String FILE = "signals/s.drl";

    /** A pattern, what is said of it, the text that is pointed at (the whole line where empty), and a hint. */
    private record Slip(String pattern, String code, String pointedAt, String hint) {

        int column() {
            return pointedAt.isEmpty() ? 3 : 8 + pattern.indexOf(pointedAt);
        }
    }

    private static final List<Slip> SLIPS = List.of(
            new Slip("Account( delivery.onTimRate < 0.9 )", "MS-103", "delivery", "delivery.onTimeRate"),
            new Slip("Acount( delivery.onTimeRate < 0.9 )", "MS-109", "", "Account"),
            new Slip("Findings( raised(\"X\") )", "MS-109", "", "Account"),
            new Slip("Account( delivery.onTimeRate < 85 )", "MS-130", "85", "to 1"),
            new Slip("Account( delivery.onTimeRate < \"x\" )", "MS-129", "\"x", "RATIO"),
            new Slip("Account( profile.tier == KAY )", "MS-129", "KAY", "KEY"),
            new Slip("Account( profile.tier == \"KEY\" )", "MS-129", "\"KEY", "KEY"),
            new Slip(
                    "Account( delivery.onTimeRate < limit(\"delivery.onTme\") )",
                    "MS-147",
                    "\"delivery.onTme",
                    "delivery.onTime"),
            new Slip("Account( quality.defectPpm > limit(\"delivery.onTime\") )", "MS-174", "\"delivery", "PPM"),
            new Slip("Account( delivery.onTimeRate != null )", "MS-126", "null", "Unknown"),
            new Slip("Account( delivery.onTimeRate + 1 < 2 )", "MS-120", "+", "+"),
            new Slip("Account( delivery.onTimeRate matches \"x\" )", "MS-122", "matches", "matches"),
            new Slip("Account( delivery.onTimeRate < quality.defectPpm )", "MS-127", "quality", "PPM"),
            new Slip("Account( delivery.peakSupplyAgreed > true )", "MS-124", "delivery", "FLAG"),
            new Slip("Account( profile.industry < \"feed\" )", "MS-124", "profile", "TEXT"),
            new Slip("Account( System.exit(1) == 1 )", "MS-103", "System", "Account"),
            new Slip("Account( this == 1 )", "MS-103", "this", "this"),
            new Slip("Account( delivery.onTimeRate )", "MS-122", " )", "<"),
            new Slip("Account( profile.tier == profile.kind )", "MS-127", "profile.kind", "CODE"),
            new Slip("Account( profile.industry == profile.region )", "MS-127", "profile.region", "TEXT"),
            new Slip("Account( delivery.onTimeRate < 0.9f )", "MS-117", "0.9f", "0.9f"),
            new Slip("Account( quality.defectPpm < 1e3 )", "MS-117", "1e3", "1e3"),
            new Slip("Account( eval(true) )", "MS-125", "eval", "eval"),
            new Slip("Account( delivery.onTimeRate < 0.9 ) from $x", "MS-104", "", "from"));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_slip_in_a_condition_is_pointed_at() {
        return SLIPS.stream()
                .map(slip -> DynamicTest.dynamicTest(slip.pattern, () -> {
                    Problem problem = problems(new TestPack().file(FILE, TestPack.rule("r", slip.pattern, "S")))
                            .get(0);
                    assertThat(problem.code()).isEqualTo(slip.code);
                    assertThat(problem.location()).isEqualTo(FILE + ":3:" + slip.column());
                    assertThat(problem.message(Locale.ENGLISH)).contains(slip.hint);
                    assertThat(problem.message(Locale.CHINA)).isNotEqualTo(problem.message(Locale.ENGLISH));
                }));
    }

    @Test
    void an_unknown_metric_is_pointed_at_with_the_nearest_known_one() {
        assertThat(problems(new TestPack().file(FILE, TestPack.rule("r", "Account( delivery.onTimRate < 0.9 )", "S"))))
                .extracting(Problem::toString)
                .containsExactly("MS-103 signals/s.drl:3:17 unknown metric delivery.onTimRate of Account. Maybe"
                        + " delivery.onTimeRate?");
    }

    @TestFactory
    Stream<DynamicTest> every_construct_beyond_the_subset_is_refused() {
        String when = "when $a : Account() then signals.raise(\"S\", $a); end";
        return Stream.of(
                        "import java.util.List\nrule r " + when,
                        "package x\nrule r " + when,
                        "global java.util.List list\nrule r " + when,
                        "function void f() { System.exit(1); }\nrule r " + when,
                        "declare X end\nrule r " + when,
                        "import function java.lang.System.exit\nrule r " + when,
                        "query q() Account() end\nrule r " + when,
                        "rule r salience 10 " + when,
                        "rule r dialect \"mvel\" " + when,
                        "rule r no-loop true " + when,
                        "rule r timer( int: 1s ) " + when,
                        "rule r @foo(1) " + when,
                        "rule r extends s " + when,
                        "rule r when eval(System.exit(1)) then signals.raise(\"S\", $a); end",
                        "rule r when $a : Account() forall( Complaint() ) then signals.raise(\"S\", $a); end",
                        "rule r when $a : Account() ( Complaint() or Rival() ) then signals.raise(\"S\", $a); end",
                        "rule r when $a : Account() not( Complaint() and Rival() ) then signals.raise(\"S\", $a); end",
                        "rule r when $a : Account() $s : String() from new java.util.ArrayList() then"
                                + " signals.raise(\"S\", $a); end",
                        "rule r when $a : java.lang.Runtime() then signals.raise(\"S\", $a); end",
                        "rule r when $a : Account() then System.exit(1); end",
                        "rule r when $a : Account() then signals.raise(\"S\", $a); System.exit(1); end",
                        "rule r when $a : Account() then Runtime.getRuntime().exec(\"x\"); end",
                        "rule r when $a : Account() then signals.raise(\"S\", $b); end",
                        "rule r when $a : Account() then signals.raise(\"S\" + 1, $a); end",
                        "rule r when $a : Account() then signals.raise(\"S\", new Object()); end",
                        "rule r when $a : Account() then guard.veto(\"S\", $a); end",
                        "rule r when $a : Account() then modify($a) { id = 1 } end",
                        "rule r when $a : Account() then \\u0053ystem.exit(1); end",
                        "rule r when $a : Account( delivery.onTimeRate < 0.9 || eval(true) ) then signals.raise(\"S\","
                                + " $a); end",
                        "rule r when $a : Account( $x : delivery.onTimeRate ) then signals.raise(\"S\", $a); end",
                        "rule r when $a : Account( (1 + 1) == 2 ) then signals.raise(\"S\", $a); end",
                        "rule r when $a : Account#Complaint() then signals.raise(\"S\", $a); end",
                        "rule r when accumulate( Complaint(); $n : count(); $n >= 1 && System.exit(1) ) $a : Account() then"
                                + " signals.raise(\"S\", $a); end",
                        "rule r when accumulate( Complaint(), init( int x = 0; ), action( x++; ), result( x ) ) $a :"
                                + " Account() then signals.raise(\"S\", $a); end",
                        "rule r when $a : Account() over window:length(1) then signals.raise(\"S\", $a); end",
                        "rule r when $a : Account() from entry-point \"x\" then signals.raise(\"S\", $a); end")
                .map(source -> DynamicTest.dynamicTest(
                        source.replace('\n', ' '), () -> assertThat(problems(new TestPack().file(FILE, source)))
                                .isNotEmpty()
                                .allSatisfy(problem -> {
                                    assertThat(problem.location())
                                            .startsWith(FILE + ":")
                                            .doesNotContain("-1");
                                    assertThat(problem.toString()).doesNotContain("dev.mainstay", "org.drools", "null");
                                })));
    }

    @Test
    void full_width_punctuation_is_named_with_what_to_type_instead() {
        String source = TestPack.rule("r", "Account（ delivery.onTimeRate < 0.9 ）", "S");

        assertThat(problems(new TestPack().file(FILE, source)))
                .extracting(Problem::toString)
                .containsExactly("MS-102 signals/s.drl:3:15 The character （ does not belong here. Write (");
    }

    @Test
    void a_slip_is_found_in_a_rule_whose_neighbours_carry_annotations() {
        String annotated = TestPack.rule("a", "Account( delivery.onTimeRate < 0.9 )", "S")
                .replace("when", "  @severity( CRITICAL ) // 中文，注释\nwhen");
        for (String slip : List.of("x = 1", "x == 90%", "x == 1， y == 2", "x == (1")) {
            String source = annotated
                    + TestPack.rule("b", "Account( " + slip + " )", "S").replace("when", "  @severity( NOTICE )\nwhen");
            assertThat(problems(new TestPack().file(FILE, source)))
                    .as(slip)
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.location()).containsPattern("s.drl:1[23]:"))
                    .extracting(Problem::code)
                    .doesNotContain("MS-115");
        }
    }

    @Test
    void a_rule_that_asks_for_nothing_is_refused() {
        assertThat(problems(new TestPack().file("stance.drl", "rule \"x\" when then stance.take(\"EXIT\"); end")))
                .extracting(Problem::code)
                .containsExactly("MS-116");
    }

    @Test
    void a_row_with_too_few_or_too_many_cells_is_named() {
        assertThat(problems(new TestPack().row("limits.csv", "a,b").row("weights.csv", "x,1,2,3,4,5")))
                .extracting(Problem::code, Problem::location)
                .contains(tuple("MS-144", "limits.csv:3:1"));
    }

    @Test
    void a_missing_end_is_reported_and_nothing_is_printed_on_the_side() {
        assertThat(problems(new TestPack().file(FILE, "rule r when $a : Account() then signals.raise(\"S\", $a);")))
                .extracting(Problem::code)
                .contains("MS-101");
    }

    @Test
    void a_file_in_another_encoding_is_named() throws IOException {
        new TestPack().file(FILE, "").writeTo(folder);
        Files.write(folder.resolve("limits.csv"), "键,值\n".getBytes(Charset.forName("GBK")));

        assertThat(problems()).extracting(Problem::code).contains("MS-111");
    }

    @Test
    void a_cell_is_pointed_at_by_row_and_column() {
        TestPack pack = new TestPack().row("limits.csv", "x.y,,KAY,,,zero,RATIO,0,1,0.01,,T,t,J,w");

        assertThat(problems(pack))
                .extracting(Problem::toString)
                .containsExactly(
                        "MS-147 limits.csv:3:6 unknown tier KAY. Maybe KEY?",
                        "MS-146 limits.csv:3:12 zero is no number for value. Write digits and at most one decimal"
                                + " point.");
    }

    @Test
    void a_tie_between_limits_is_an_error() {
        assertThat(problems(new TestPack().row("limits.csv", "delivery.onTime,,,,,0.8,RATIO,0,1,0.01,,T,t,J,w")))
                .extracting(Problem::toString)
                .containsExactly(
                        "MS-170 limits.csv:3:1 The limit delivery.onTime already has a row for the same accounts"
                                + " and day at limits.csv:2:1. Keep one, or name in account, tier, industry, kind or"
                                + " effectiveFrom what it is for.");
    }

    @Test
    void everything_is_reported_at_once() {
        assertThat(problems(new TestPack()
                        .file(
                                FILE,
                                TestPack.rule("a", "Account( x < 1 )", "A")
                                        + TestPack.rule("b", "Account( y < 1 )", "B")
                                        + TestPack.rule("c", "Account( z < 1 )", "C"))))
                .hasSize(3);
    }

    @Test
    void a_row_with_a_code_that_exists_nowhere_is_named_with_the_nearest() {
        assertThat(problems(new TestPack()
                        .file(FILE, TestPack.rule("r", "Account( delivery.onTimeRate < 0.9 )", "LATE_DELIVERY"))
                        .row("diagnosis.csv", "LATE_DELIVRY,SUPPLIER_OPTIMIZATION,,0.3")))
                .extracting(problem -> problem.message(Locale.ENGLISH))
                .containsExactly(
                        "unknown signal LATE_DELIVRY. Maybe LATE_DELIVERY?",
                        "unknown cause or conduct risk SUPPLIER_OPTIMIZATION. Maybe SUPPLIER_OPTIMISATION?");
    }

    private List<Problem> problems(TestPack pack) {
        pack.writeTo(folder);
        return problems();
    }

    private List<Problem> problems() {
        InvalidPackException invalid =
                catchThrowableOfType(InvalidPackException.class, () -> RulePackCompiler.compile(folder));
        assertThat(invalid).as("the mistake is found").isNotNull();
        return invalid.problems();
    }
}
