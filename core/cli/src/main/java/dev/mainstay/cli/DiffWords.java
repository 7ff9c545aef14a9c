package dev.mainstay.cli;

import dev.mainstay.authoring.diff.Aspect;
import dev.mainstay.authoring.diff.Attribution;
import dev.mainstay.authoring.diff.Difference;
import dev.mainstay.authoring.diff.PackChange;
import dev.mainstay.authoring.diff.PackDiff;
import dev.mainstay.authoring.diff.PortfolioDiff;
import dev.mainstay.authoring.diff.Sensitivity;
import dev.mainstay.cli.page.ReasonKey;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.SourceRef;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of changes and differences what a person calls them: in the words of the packs, else in the command's own. */
final class DiffWords {

    private static final String WITHHELD = "WITHHELD ";

    private final RulePack before;
    private final RulePack after;
    private final Locale locale;
    private final ResourceBundle words;

    DiffWords(PackDiff diff, Language language) {
        before = diff.before();
        after = diff.after();
        locale = language.locale();
        words = ResourceBundle.getBundle(
                "dev.mainstay.cli.diff",
                locale,
                DiffWords.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A phrase of the command's own. */
    String word(String key, Object... arguments) {
        return arguments.length == 0 ? words.getString(key) : String.format(locale, words.getString(key), arguments);
    }

    /** The text of a code, of the new pack where it has one. */
    String text(String key) {
        String text = after.text(key, locale);
        return Plain.text(text.equals(key) ? before.text(key, locale) : text);
    }

    /** What differs, without the values: {@code action Put a plan into force}. */
    String subject(Difference difference) {
        String word = word("aspect." + difference.aspect());
        return switch (difference.aspect()) {
            case STANCE, RISK -> word;
            case COMMITMENT -> word + " " + text("commitment." + difference.code());
            case SIGNAL -> word + " " + text("signal." + difference.code());
            case CAUSE -> word + " " + text("cause." + difference.code());
            case CONDUCT -> word + " " + text("risk." + difference.code());
            case ACTION, ORDER, OWNER, DUE, OBLIGATION, PRIORITY, REASON ->
                word + " " + text("action." + difference.code());
        };
    }

    /** From what to what. */
    String values(Difference difference) {
        if (difference.aspect() == Aspect.ORDER) {
            return value(difference.aspect(), difference.after());
        }
        return value(difference.aspect(), difference.before()) + " → " + value(difference.aspect(), difference.after());
    }

    private String value(Aspect aspect, String value) {
        if (value.isEmpty()) {
            return word("none");
        }
        return switch (aspect) {
            case STANCE -> text("stance." + value);
            case RISK -> text("level." + value);
            case COMMITMENT -> text("status." + value);
            case SIGNAL -> text("severity." + value);
            case CAUSE, CONDUCT -> Math.round(Double.parseDouble(value) * 100) + "%";
            case ACTION ->
                value.startsWith(WITHHELD)
                        ? word("withheld") + " (" + text("guard." + value.substring(WITHHELD.length())) + ")"
                        : word("recommended");
            case ORDER -> word("before", text("action." + value.substring(value.indexOf(' ') + 1)));
            case OWNER -> text("owner." + value);
            case OBLIGATION -> word(value);
            case PRIORITY -> number(new BigDecimal(value));
            case REASON -> reason(value);
            case DUE -> Plain.text(value);
        };
    }

    private String reason(String code) {
        return Stream.of(after, before)
                .flatMap(pack -> ReasonKey.of(code, pack.model().texts()).stream())
                .findFirst()
                .map(this::text)
                .orElseGet(() -> Plain.text(code));
    }

    /** Such as {@code 1,234} or {@code 0.012}: whole where it is large, two digits that tell something where it is small. */
    String number(BigDecimal value) {
        BigDecimal shown = value.abs().compareTo(BigDecimal.valueOf(100)) >= 0
                ? value.setScale(0, RoundingMode.HALF_UP)
                : value.abs().compareTo(BigDecimal.ONE) >= 0
                        ? value.setScale(2, RoundingMode.HALF_UP)
                        : value.round(new MathContext(2, RoundingMode.HALF_UP));
        BigDecimal plain = shown.signum() == 0 ? BigDecimal.ZERO : shown.stripTrailingZeros();
        return String.format(locale, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }

    /** What a change of the pack is made to: {@code limit delivery.onTime}. */
    String name(PackChange change) {
        String part = word("part." + change.part());
        return change.part() == PackChange.Part.ORDER
                ? part + " " + word("part." + change.key())
                : part + " " + Plain.text(change.key());
    }

    /** Where it stands: {@code limits.csv:3}, in both packs where the places differ. */
    String place(PackChange change) {
        String was = change.before().map(DiffWords::place).orElse("");
        String is = change.after().map(DiffWords::place).orElse("");
        return was.isEmpty() || was.equals(is) ? is : is.isEmpty() ? was : was + " → " + is;
    }

    static String place(SourceRef at) {
        return Plain.text((at.pack().isEmpty() ? "" : at.pack() + " ") + at.file() + ":" + at.line());
    }

    String sign(PackChange change) {
        return switch (change.kind()) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
        };
    }

    /** Which changes brought something about. */
    String cause(Attribution by) {
        String names = by.changes().stream()
                .map(change -> name(change) + " (" + place(change) + ")")
                .collect(Collectors.joining("; "));
        return word(
                switch (by.kind()) {
                    case ALONE -> by.changes().size() > 1 ? "each" : "by";
                    case TOGETHER -> "together";
                    case ONE_OF_SEVERAL -> "oneOfSeveral";
                },
                names);
    }

    /** Accounts that are newly flagged, silent, or at risk and not served: how many, and the first of them. */
    List<String> named(PortfolioDiff portfolio) {
        return Stream.of(
                        named("newlyFlagged", portfolio.newlyFlagged()),
                        named("newlySilent", portfolio.newlySilent()),
                        named("newlyUnserved", portfolio.newlyUnserved()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> named(String key, PortfolioDiff.Named named) {
        return named.count() == 0
                ? Optional.empty()
                : Optional.of(word(key, named.count()) + " "
                        + named.first().stream().map(Plain::text).collect(Collectors.joining(", "))
                        + (named.count() > named.first().size() ? ", …" : ""));
    }

    /** What stands in a cell, safe for a terminal. */
    String shown(String value) {
        return value.isEmpty() ? word("none") : Plain.text(value);
    }

    /** The key of a limit and whom it is for. */
    static String name(LimitRow row) {
        return Plain.text(Stream.of(
                        Optional.of(row.key()),
                        row.account(),
                        row.tier(),
                        row.industry(),
                        row.kind(),
                        row.effectiveFrom())
                .flatMap(Optional::stream)
                .map(Object::toString)
                .collect(Collectors.joining(", ")));
    }

    /** Such as {@code 0.6: 12, [0.9], 1: 30}; the value as it is stands in brackets. */
    static String points(Sensitivity.Curve curve) {
        double now = curve.limit().value().orElse(Double.NaN);
        return curve.points().stream()
                .map(point -> point.value() == now
                        ? "[" + plain(point.value()) + "]"
                        : plain(point.value()) + ": " + point.changed())
                .collect(Collectors.joining(", "));
    }

    private static String plain(double value) {
        BigDecimal plain = BigDecimal.valueOf(value);
        return plain.signum() == 0 ? "0" : plain.stripTrailingZeros().toPlainString();
    }
}
