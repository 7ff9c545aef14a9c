package dev.mainstay.authoring.explain;

import dev.mainstay.advice.Advice;
import dev.mainstay.pack.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reasons as people read them: codes with their titles, a reason told twice only named, nothing that steers a terminal. */
final class Wording {

    private final Texts texts;
    private final Locale locale;
    private final boolean chinese;

    private Wording(Texts texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
        chinese = locale.getLanguage().equals("zh");
    }

    static Wording of(Texts texts, Locale locale) {
        return new Wording(texts, locale);
    }

    /** A line that names account and pack, and below it the reasons. */
    String text(Advice advice, List<Reason> reasons) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "",
                advice.accountId() + "  (" + advice.asOf() + ", "
                        + advice.pack().name() + " " + advice.pack().version() + ")");
        Set<Reason> told = new HashSet<>();
        reasons.forEach(reason -> tell(reason, "  ", told, text));
        return text.toString();
    }

    private void tell(Reason reason, String indent, Set<Reason> told, StringBuilder text) {
        boolean again = !reason.because().isEmpty() && !told.add(reason);
        line(text, indent, sentence(reason) + (again ? " " + Reason.label("above", locale) : ""));
        if (!again) {
            reason.because().forEach(below -> tell(below, indent + "  ", told, text));
        }
    }

    /** The sentence with titles after codes. */
    String sentence(Reason reason) {
        return reason.sentence(locale, this::titled);
    }

    private String titled(String argument) {
        Optional<String> title = Stream.concat(
                        Stream.of(Topic.Kind.values())
                                .filter(kind -> kind != Topic.Kind.RISK)
                                .map(kind -> new Topic(kind, argument).key()),
                        Stream.of("facet." + argument))
                .flatMap(key -> texts.find(key, locale).stream())
                .findFirst();
        if (title.isPresent()) {
            return chinese ? argument + "（" + title.get() + "）" : argument + " (" + title.get() + ")";
        }
        return Stream.of("severity.", "status.", "level.", "guard.", "permit.", "controllable.")
                .flatMap(prefix -> texts.find(prefix + argument, locale).stream())
                .findFirst()
                .orElseGet(() -> Reason.word(argument, locale));
    }

    private static void line(StringBuilder text, String indent, String line) {
        text.append(indent);
        line.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '.' : c)
                .forEach(text::appendCodePoint);
        text.append('\n');
    }
}
