package dev.mainstay.cli.rulebook;

import dev.mainstay.cli.page.Words;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.testkit.coverage.PackCoverage;
import dev.mainstay.vocabulary.CommitmentStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables of a pack, with texts in place of codes. */
final class BookTables {

    private static final Words NOTHING = Words.same("");

    private final PackModel model;
    private final RowNotes notes;
    private final PackCoverage coverage;

    BookTables(PackModel model, RowNotes notes, PackCoverage coverage) {
        this.model = model;
        this.notes = notes;
        this.coverage = coverage;
    }

    List<TableEntry> all() {
        return List.of(diagnosis(), actions(), playbook(), weights());
    }

    private TableEntry diagnosis() {
        return table(
                "diagnosis",
                List.of("signal", "influence", "facet", "weight"),
                model.diagnosis().stream()
                        .map(row -> entry(
                                row.at(),
                                coded("signal", row.signal()),
                                influence(row.influence()),
                                row.facet().isEmpty() ? NOTHING : text("facet", row.facet()),
                                number(row.weight())))
                        .toList());
    }

    private TableEntry actions() {
        return table(
                "actions",
                List.of("action", "commitment", "owner", "dueDays", "effort", "cost", "terms"),
                model.actions().stream().map(this::action).toList());
    }

    private RowEntry action(ActionRow row) {
        List<Words> terms = new ArrayList<>();
        if (row.obligation()) {
            terms.add(Words.label("book.owed"));
        }
        row.requires().forEach(permit -> terms.add(prefixed("book.requires", text("permit", permit))));
        terms.add(prefixed("book.success", text("success", row.success())));
        terms.add(prefixed("book.stop", text("stop", row.stop())));
        if (!row.excludes().isEmpty()) {
            terms.add(prefixed("book.excludes", joined(texts("action", row.excludes()), Words.label("comma"))));
        }
        return entry(
                row.at(),
                coded("action", row.code()),
                row.commitment().map(code -> text("commitment", code.name())).orElse(NOTHING),
                text("owner", row.owner()),
                number(row.dueDays()),
                number(row.effortHours()),
                Words.same(number(row.cost() * 100).en() + "%"),
                joined(terms, new Words(" ", "")));
    }

    private TableEntry playbook() {
        return table(
                "playbook",
                List.of("when", "action", "save"),
                model.playbook().stream()
                        .map(row -> entry(row.at(), when(row), coded("action", row.action()), number(row.save())))
                        .toList());
    }

    private Words when(PlaybookRow row) {
        List<Words> parts = new ArrayList<>();
        row.cause().ifPresent(cause -> parts.add(influence(cause)));
        row.facet().ifPresent(facet -> parts.add(text("facet", facet)));
        row.risk().ifPresent(risk -> parts.add(text("risk", risk.name())));
        row.signal().ifPresent(signal -> parts.add(text("signal", signal)));
        row.commitment()
                .ifPresent(code -> parts.add(joined(
                        List.of(text("commitment", code.name()), atLeast(row.commitmentFrom())),
                        Words.label("colon"))));
        parts.addAll(texts("stance", names(row.stances())).stream()
                .map(BookTables::word)
                .toList());
        parts.addAll(texts("tier", names(row.tiers())));
        parts.addAll(texts("kind", names(row.kinds())));
        row.industries().stream().sorted().map(Words::same).forEach(parts::add);
        parts.addAll(texts("valueClass", names(row.valueClasses())));
        row.atLeast()
                .ifPresent(least -> parts.add(Words.same("≥ " + number(least).en())));
        return joined(parts, Words.same("\u00a0· "));
    }

    private Words atLeast(CommitmentStatus status) {
        return text("status", status.name());
    }

    private TableEntry weights() {
        return table(
                "weights",
                List.of("key", "value"),
                model.weights().values().stream()
                        .sorted(Comparator.comparing(row -> row.at().line()))
                        .map(row -> entry(row.at(), Words.same(row.key()), number(row.value())))
                        .toList());
    }

    private static TableEntry table(String id, List<String> heads, List<RowEntry> rows) {
        return new TableEntry(
                id,
                Words.label("book." + id),
                heads.stream().map(head -> Words.label("book.head." + head)).toList(),
                rows);
    }

    private RowEntry entry(SourceRef at, Words... cells) {
        return new RowEntry(Arrays.asList(cells), notes.of(at), Rulebook.place(at), Rulebook.uses(coverage, at));
    }

    private Words text(String kind, String code) {
        return Words.of(model.texts(), kind + "." + code);
    }

    private Words coded(String kind, String code) {
        return joined(List.of(text(kind, code), Words.same("(" + code + ")")), Words.same(" "));
    }

    /** A cause, a conduct risk, or defection as such. */
    private Words influence(String code) {
        boolean cause = model.texts().find("cause." + code, Locale.ENGLISH).isPresent();
        return text(cause ? "cause" : "risk", code);
    }

    private List<Words> texts(String kind, Collection<String> codes) {
        return codes.stream().map(code -> text(kind, code)).toList();
    }

    private static List<String> names(Collection<? extends Enum<?>> codes) {
        return codes.stream().map(Enum::name).sorted().toList();
    }

    /** The text of a stance begins with a word that stands for it. */
    private static Words word(Words stance) {
        return new Words(stance.en().replaceFirst("[:：].*", ""), stance.zh().replaceFirst("[:：].*", ""));
    }

    private static Words prefixed(String label, Words words) {
        Words before = Words.label(label);
        return new Words(before.en() + words.en() + ".", before.zh() + words.zh() + "。");
    }

    private static Words joined(List<Words> parts, Words between) {
        return new Words(
                parts.stream().map(Words::en).collect(Collectors.joining(between.en())),
                parts.stream().map(Words::zh).collect(Collectors.joining(between.zh())));
    }

    private static Words number(double value) {
        return Words.same(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
    }
}
