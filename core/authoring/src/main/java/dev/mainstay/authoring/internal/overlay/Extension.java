package dev.mainstay.authoring.internal.overlay;

import dev.mainstay.pack.SourceRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pack says of the pack it extends, such as {@code standard >=1.0.0 <2.0.0} or {@code ../house}.
 *
 * @param base {@code standard}, or the path of a folder or built jar, seen from the pack's own folder
 * @param versions the versions it was written for
 * @param at where it stands
 */
public record Extension(String base, VersionRange versions, SourceRef at) {

    /** The pack that is found without a path. */
    public static final String STANDARD = "standard";

    private static final Pattern FORM = Pattern.compile("([^<>=]*[^<>=\\s])(?:\\s+([<>=].*))?");
    /** Beside the pack's folder or within it, no further up, nothing hidden. */
    private static final Pattern PATH =
            Pattern.compile("(?=.*(/|\\.jar$))(\\.\\./)?[^./\\\\:][^/\\\\:]*(/[^./\\\\:][^/\\\\:]*)*/?");

    /** Reads the field {@code extends}; empty where the text is of another form. */
    public static Optional<Extension> parse(String text, SourceRef at) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String base = form.group(1);
        Optional<VersionRange> versions =
                form.group(2) == null ? Optional.of(VersionRange.ANY) : VersionRange.parse(form.group(2));
        return base.equals(STANDARD) || PATH.matcher(base).matches()
                ? versions.map(range -> new Extension(base, range, at))
                : Optional.empty();
    }

    /** Whether the base is the standard pack of the class path. */
    public boolean standard() {
        return base.equals(STANDARD);
    }
}
