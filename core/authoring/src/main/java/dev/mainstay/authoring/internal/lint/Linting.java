package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.LintBaseline;
import dev.mainstay.authoring.internal.PackFolder.Below;
import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.authoring.internal.interval.Witness;
import dev.mainstay.authoring.internal.interval.Work;
import dev.mainstay.json.SnapshotWriter;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.SourceRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs the lints over a pack without errors. Of a pack that extends another its own slips are reported, and those of the
 * other that it brought about, where it did so.
 */
public final class Linting {

    /**
     * Slips of a base that whoever extends it can bring about and mend: a rule or row of it can no longer apply or decide, or
     * what it makes is no longer used. That parts of it lie idle is in the nature of extending.
     */
    private static final Set<String> BROUGHT_ABOUT =
            Set.of("MS-402", "MS-407", "MS-408", "MS-409", "MS-410", "MS-411", "MS-416", "MS-417", "MS-426");

    private static final String STALE = "MS-430";
    private static final String ENDED_EARLY = "MS-188";

    /** Some thirty times what the standard pack takes; a step takes about a microsecond. */
    private static final long STEPS = 10_000_000;

    private final PackModel model;
    private final Optional<Below> below;
    private final LocalDate today;

    /**
     * Of one pack.
     *
     * @param model the pack
     * @param below what it extends
     * @param today the day on which exceptions are or are not over
     */
    public Linting(PackModel model, Optional<Below> below, LocalDate today) {
        this.model = model;
        this.below = below;
        this.today = today;
    }

    /** What was found, and the codes of what was not looked for to the end. */
    private record Looked(List<Finding> findings, Set<String> missed) {

        boolean mayHave(LintBaseline.Entry entry) {
            return missed.contains(entry.code()) || findings.stream().anyMatch(finding -> silences(entry, finding));
        }
    }

    /** Reports what is found and not in the baseline, and what is in the baseline and no longer found. */
    public void report(List<LintBaseline.Entry> baseline, Problems problems) {
        Looked looked = looked();
        if (!looked.missed.isEmpty()) {
            problems.warn(ENDED_EARLY, new SourceRef("pack.yaml", 1, 1), STEPS, String.join(", ", looked.missed));
        }
        for (Finding finding : looked.findings) {
            if (baseline.stream().noneMatch(entry -> silences(entry, finding))) {
                SourceRef at =
                        finding.column().isEmpty() ? finding.at() : problems.cell(finding.at(), finding.column());
                problems.warn(
                        finding.problem().at(at.toString()),
                        finding.witness()
                                .flatMap(Witness::account)
                                .map(new SnapshotWriter()::write)
                                .orElse(""));
            }
        }
        for (LintBaseline.Entry entry : baseline) {
            if (!looked.mayHave(entry)) {
                problems.add(STALE, entry.at(), entry.code(), entry.key());
            }
        }
    }

    /** The baseline as it may be: of what it holds, what is still found; of a pack that has none, all there is. */
    public List<LintBaseline.Entry> shrunk(Optional<List<LintBaseline.Entry>> baseline, String reason) {
        Looked looked = looked();
        if (baseline.isPresent()) {
            return baseline.get().stream().filter(looked::mayHave).toList();
        }
        return looked.findings.stream()
                .map(finding -> new LintBaseline.Entry(finding.code(), finding.key(), reason, finding.at()))
                .toList();
    }

    private static boolean silences(LintBaseline.Entry entry, Finding finding) {
        return entry.code().equals(finding.code()) && entry.key().equals(finding.key());
    }

    private static Looked all(PackModel model, LocalDate today) {
        Work work = Work.of(STEPS);
        Set<String> missed = new TreeSet<>();
        Lints.ALL.forEach(lint -> missed.addAll(lint.codes()));
        Inspection pack;
        try {
            pack = new Inspection(model, today, work);
        } catch (Work.UsedUp end) {
            return new Looked(List.of(), missed);
        }
        try {
            for (Lint lint : Lints.ALL) {
                lint.check(pack);
                missed.removeAll(lint.codes());
            }
        } catch (Work.UsedUp end) {
            // what was found until then is so
        }
        return new Looked(pack.findings(), missed);
    }

    private Looked looked() {
        Looked all = all(model, today);
        Set<String> missed = new TreeSet<>(all.missed);
        List<Finding> own = new ArrayList<>();
        List<Finding> elsewhere = new ArrayList<>();
        for (Finding finding : all.findings) {
            (isOwn(finding.at()) ? own : elsewhere).add(finding);
        }
        elsewhere.removeIf(finding -> !BROUGHT_ABOUT.contains(finding.code()));
        if (below.isPresent() && !elsewhere.isEmpty()) {
            Looked base = all(below.get().model(), today);
            // of what was not looked for there it is not known who brought it about
            base.missed.stream().filter(BROUGHT_ABOUT::contains).forEach(missed::add);
            elsewhere.removeIf(finding -> base.missed.contains(finding.code()));
            Set<List<String>> before = base.findings.stream()
                    .map(finding -> List.of(finding.code(), finding.key()))
                    .collect(Collectors.toSet());
            for (Finding finding : elsewhere) {
                if (!before.contains(List.of(finding.code(), finding.key()))) {
                    own.add(finding.movedTo(cause(finding, below.get())));
                }
            }
        }
        return new Looked(own, missed);
    }

    private boolean isOwn(SourceRef at) {
        return below.isEmpty()
                || at.pack().isEmpty()
                || at.pack().equals(model.info().name());
    }

    /** What of the pack's own the slip comes of; where nothing of it is left, that it extends the other. */
    private SourceRef cause(Finding finding, Below base) {
        return finding.others().stream().filter(this::isOwn).findFirst().orElse(base.at());
    }
}
