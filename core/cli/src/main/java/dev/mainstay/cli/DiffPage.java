package dev.mainstay.cli;

import dev.mainstay.authoring.diff.AccountDiff;
import dev.mainstay.authoring.diff.Attribution;
import dev.mainstay.authoring.diff.Comparison;
import dev.mainstay.authoring.diff.PackChange;
import dev.mainstay.authoring.diff.PackDiff;
import dev.mainstay.authoring.diff.PortfolioDiff;
import dev.mainstay.authoring.diff.Proof;
import dev.mainstay.authoring.diff.Sensitivity;
import dev.mainstay.cli.changes.ChangesPage;
import dev.mainstay.cli.page.Frame;
import dev.mainstay.cli.page.PageJson;
import dev.mainstay.cli.page.Templates;
import dev.mainstay.cli.page.Words;
import dev.mainstay.json.SnapshotWriter;
import dev.mainstay.pack.PackId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What changes as one HTML file, in both languages. Keeps the accounts it shows. */
final class DiffPage implements DiffFormat {

    private static final int ACCOUNTS = 500;
    private static final int CURVES = 12;

    private final PackDiff diff;
    private final boolean all;
    private final Language language;
    private final OutputStream out;
    private final DiffWords en;
    private final DiffWords zh;
    private final List<ChangesPage.Account> accounts = new ArrayList<>();
    private final List<ChangesPage.Cause> exampleCauses = new ArrayList<>();
    private final List<Words> summary = new ArrayList<>();
    private final List<ChangesPage.Figure> sides = new ArrayList<>();
    private final List<ChangesPage.Effect> effects = new ArrayList<>();
    private final List<ChangesPage.Barrier> barriers = new ArrayList<>();
    private final List<Sensitivity.Curve> curves = new ArrayList<>();
    private Words proof = Words.same("");
    private Words sampled = Words.same("");
    private String example = "";
    private long hidden;

    DiffPage(PackDiff diff, boolean all, Language language, OutputStream out) {
        this.diff = diff;
        this.all = all;
        this.language = language;
        this.out = out;
        en = new DiffWords(diff, Language.EN);
        zh = new DiffWords(diff, Language.ZH);
    }

    private Words both(Function<DiffWords, String> say) {
        return new Words(say.apply(en), say.apply(zh));
    }

    @Override
    public void begin() {}

    @Override
    public void proof(Proof found) {
        proof = both(words -> words.word("proof." + found.verdict(), found.tried()));
        found.counterexample().ifPresent(counterexample -> {
            example = Plain.text(new SnapshotWriter().write(counterexample.account()));
            exampleCauses.addAll(causes(counterexample));
        });
    }

    private List<ChangesPage.Cause> causes(AccountDiff account) {
        Map<Attribution, List<AccountDiff.Attributed>> byCause = account.differences().stream()
                .collect(Collectors.groupingBy(AccountDiff.Attributed::by, LinkedHashMap::new, Collectors.toList()));
        List<ChangesPage.Cause> causes = new ArrayList<>();
        byCause.forEach((by, differences) -> causes.add(new ChangesPage.Cause(
                both(words -> words.cause(by)),
                differences.stream()
                        .map(one ->
                                both(words -> words.subject(one.difference()) + ": " + words.values(one.difference())))
                        .toList())));
        return causes;
    }

    @Override
    public void comparison(Comparison comparison) {
        if (!(comparison instanceof Comparison.Compared compared)
                || compared.difference().isEmpty()) {
            return;
        }
        if (!all && accounts.size() >= ACCOUNTS) {
            hidden++;
            return;
        }
        AccountDiff account = compared.difference().get();
        accounts.add(new ChangesPage.Account(
                Plain.text(account.account().id()),
                account.account().name().map(Plain::text).orElse(""),
                causes(account)));
    }

    @Override
    public void portfolio(PortfolioDiff portfolio) {
        summary.add(both(words -> words.word("totals", portfolio.accounts(), portfolio.changed(), portfolio.failed())));
        List<String> namedInChinese = zh.named(portfolio);
        List<String> namedInEnglish = en.named(portfolio);
        for (int i = 0; i < namedInEnglish.size(); i++) {
            summary.add(new Words(namedInEnglish.get(i), namedInChinese.get(i)));
        }
        portfolio
                .effects()
                .forEach(effect -> effects.add(new ChangesPage.Effect(
                        both(words -> words.name(effect.change())),
                        en.place(effect.change()),
                        effect.alone(),
                        effect.together())));
        DiffFigures figures = new DiffFigures(portfolio);
        List<DiffFigures.Figure> chinese = figures.of(zh);
        List<DiffFigures.Figure> english = figures.of(en);
        for (int i = 0; i < english.size(); i++) {
            DiffFigures.Figure figure = english.get(i);
            sides.add(new ChangesPage.Figure(
                    new Words(figure.label(), chinese.get(i).label()), figure.before(), figure.after(), figure.more()));
        }
        portfolio
                .after()
                .barriers()
                .forEach(barrier -> barriers.add(new ChangesPage.Barrier(
                        both(words -> barrier.reason().isEmpty()
                                ? words.word("nothingProposed")
                                : words.text("guard." + barrier.reason())),
                        Plain.text(barrier.rule()),
                        barrier.accounts())));
    }

    @Override
    public void sensitivity(Sensitivity sensitivity) {
        sampled = both(words -> words.word("sensitivity", sensitivity.accounts(), sensitivity.of()));
        sensitivity.curves().stream().limit(CURVES).forEach(curves::add);
    }

    @Override
    public void end() {
        Frame frame = Frame.of(
                        both(words -> words.word("title")),
                        Words.same(name(diff.before().id()) + " → "
                                + name(diff.after().id())),
                        language.locale())
                .withStyle("diff.css")
                .withCharts()
                .withScript("diff.js")
                .withData(data());
        ChangesPage page = new ChangesPage(
                proof,
                example,
                exampleCauses,
                summary,
                sides,
                effects,
                accounts,
                hidden == 0 ? Words.same("") : both(words -> words.word("hidden", hidden)),
                barriers,
                diff.changes().stream()
                        .filter(change -> all || change.part() != PackChange.Part.TEXT)
                        .map(this::change)
                        .toList(),
                curves.stream().map(this::curve).toList(),
                sampled);
        try {
            Templates.write("diff.jte", Map.of("frame", frame, "page", page, "columns", columns()), out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Headings of the template, by key. */
    private Map<String, Words> columns() {
        Map<String, Words> columns = new LinkedHashMap<>();
        for (String key : List.of(
                "before",
                "after",
                "more",
                "figures",
                "responsible",
                "change",
                "alone",
                "others",
                "accounts",
                "barriers",
                "packChanges",
                "limits",
                "search")) {
            columns.put(key, both(words -> words.word("page." + key)));
        }
        return columns;
    }

    private static String name(PackId id) {
        return id.name() + " " + id.version();
    }

    private ChangesPage.Change change(PackChange change) {
        return new ChangesPage.Change(
                en.sign(change),
                both(words -> words.name(change)),
                en.place(change),
                change.cells().stream()
                        .map(cell -> both(words ->
                                cell.name() + ": " + words.shown(cell.before()) + " → " + words.shown(cell.after())))
                        .toList());
    }

    private ChangesPage.Curve curve(Sensitivity.Curve curve) {
        return new ChangesPage.Curve(
                DiffWords.name(curve.limit()), DiffWords.place(curve.limit().at()), DiffWords.points(curve));
    }

    private PageJson data() {
        return json -> {
            json.writeStartArray();
            for (Sensitivity.Curve curve : curves) {
                json.writeStartObject();
                json.writeNumberField("now", curve.limit().value().orElse(0.0));
                json.writeArrayFieldStart("points");
                for (Sensitivity.Point point : curve.points()) {
                    json.writeStartArray();
                    json.writeNumber(point.value());
                    json.writeNumber(point.changed());
                    json.writeEndArray();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        };
    }
}
