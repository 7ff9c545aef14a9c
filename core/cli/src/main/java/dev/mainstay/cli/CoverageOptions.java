package dev.mainstay.cli;

import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.cli.coverage.CoveragePage;
import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.coverage.Criterion;
import dev.mainstay.testkit.coverage.PackCoverage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** What {@code mainstay test --coverage} can be told. */
final class CoverageOptions {

    @Option(
            names = "--coverage",
            required = true,
            description = {
                "Shows which rules, conditions, limits and rows the scenarios reach, and what is missing.",
                "What no account can reach is told apart from what is missing."
            })
    @SuppressWarnings("UnusedVariable") // that it is given is what counts
    private boolean coverage;

    @Option(
            names = "--coverage-gate",
            paramLabel = "CRITERION=SHARE",
            split = ",",
            description =
                    "The status is 1 if less is reached, such as rules=1,conditions=0.95. Criteria are rules, conditions, "
                            + "unknown, mcdc, limits and rows; without a gate coverage alone never fails.")
    private Map<String, Double> gate = new LinkedHashMap<>();

    @Option(
            names = "--with-bases",
            description = "Counts what the pack takes over from packs it extends as well; if left out, only its own.")
    private boolean withBases;

    @Option(
            names = "--html",
            paramLabel = "OUT.html",
            defaultValue = "",
            description = "Writes a page as well: coverage laid over the pack's own files, English and Chinese.")
    private String html = "";

    /** Refuses words that are no criterion before anything is run. */
    Map<Criterion, Double> gates() {
        Map<Criterion, Double> gates = new EnumMap<>(Criterion.class);
        List<String> known =
                Arrays.stream(Criterion.values()).map(Criterion::label).toList();
        gate.forEach((name, share) -> {
            Criterion criterion = Criterion.called(name).orElseThrow(() -> Nearest.to(name, known)
                    .map(nearest -> UnusableException.labelled("noCriterionMaybe", name, nearest))
                    .orElseGet(() -> UnusableException.labelled("noCriterion", name, String.join(", ", known))));
            if (!(share >= 0 && share <= 1)) {
                throw UnusableException.labelled("noShare", "--coverage-gate " + name, share);
            }
            gates.put(criterion, share);
        });
        return gates;
    }

    /** Refuses a place where no page can be written. */
    void requireOutput() {
        OutputFile.require(html);
    }

    /** Writes the page, if one is wanted. */
    void page(PackCoverage coverage, Path folder, Locale locale) throws IOException {
        if (!html.isEmpty()) {
            OutputFile.write(html, out -> {
                new CoveragePage(coverage, folder).write(locale, out);
                return Mainstay.FINE;
            });
        }
    }

    PackCoverage run(RulePack pack, List<Scenario> scenarios) {
        PackCoverage measured = withBases ? PackCoverage.withBases(pack, scenarios) : PackCoverage.of(pack, scenarios);
        return measured.reasoned();
    }
}
