package dev.mainstay.authoring.internal;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Holds every name that a pack makes up to its form. Codes, keys and limits become keys of other systems, columns and file
 * names there, so they are plain letters and digits.
 */
final class NameChecks {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*(\\.[a-zA-Z0-9_]+)*");

    private final Problems problems;

    NameChecks(Problems problems) {
        this.problems = problems;
    }

    void run(PackModel model) {
        for (Rule rule : model.rules()) {
            for (String code : rule.consequence().codes()) {
                defining(code, () -> problems.quoted(rule.consequence().at(), code));
            }
        }
        model.limits().forEach(row -> key(row.key(), row.at()));
        model.limits().forEach(row -> code(row.owner(), () -> problems.cell(row.at(), "owner")));
        model.actions().forEach(this::action);
        model.diagnosis().forEach(row -> defining(row.facet(), () -> problems.cell(row.at(), "facet")));
        model.weights().values().forEach(row -> key(row.key(), row.at()));
        model.texts().byLanguage().values().forEach(rows -> rows.values().forEach(row -> key(row.key(), row.at())));
    }

    private void action(ActionRow row) {
        defining(row.code(), () -> problems.cell(row.at(), "code"));
        code(row.owner(), () -> problems.cell(row.at(), "owner"));
        code(row.success(), () -> problems.cell(row.at(), "success"));
        code(row.stop(), () -> problems.cell(row.at(), "stop"));
        row.requires().forEach(code -> code(code, () -> problems.cell(row.at(), "requires", code)));
        row.excludes().forEach(code -> code(code, () -> problems.cell(row.at(), "excludes", code)));
    }

    /** A code that others refer to: which they mean is not known while it is none. */
    private void defining(String code, Supplier<SourceRef> at) {
        int before = problems.count();
        code(code, at);
        if (problems.count() > before) {
            problems.unreadable(at.get().file());
        }
    }

    /** Whether it is what a code looks like. */
    static boolean isCode(String text) {
        return text.length() <= Bounds.NAME && CODE.matcher(text).matches();
    }

    /** A code may be left out where another check does not ask for it. */
    private void code(String code, Supplier<SourceRef> at) {
        if (!code.isEmpty() && !isCode(code)) {
            problems.add("MS-169", at.get(), code, "LATE_DELIVERY");
        }
    }

    private void key(String key, SourceRef row) {
        if (!key.isEmpty() && (key.length() > Bounds.NAME || !KEY.matcher(key).matches())) {
            problems.add("MS-169", problems.cell(row, "key"), key, "delivery.onTime");
        }
    }
}
