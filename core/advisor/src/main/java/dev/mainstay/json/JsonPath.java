package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Writes and takes apart paths such as {@code $.complaints[2].openedOn}. A name that is no plain word stands in brackets and
 * quotes, on one line whatever it holds, so that no two fields share a path.
 */
final class JsonPath {

    static final String ROOT = "$";

    private static final int HEX_DIGITS = 4;

    private JsonPath() {}

    /**
     * A field and the object it stands in.
     *
     * @param parent path of the object
     * @param name name of the field
     */
    record Split(String parent, String name) {}

    /** Path of the value at which the parser stands. */
    static String of(JsonParser json) {
        JsonToken token = json.currentToken();
        JsonStreamContext context = json.getParsingContext();
        return of(token != null && token.isStructStart() ? context.getParent() : context);
    }

    /** Path of what this context has come to. */
    static String of(JsonStreamContext context) {
        if (context.inRoot()) {
            return ROOT;
        }
        String path = of(context.getParent());
        if (context.inArray()) {
            return context.hasCurrentIndex() ? path + "[" + context.getCurrentIndex() + "]" : path;
        }
        String name = context.getCurrentName();
        return name == null ? path : field(path, name);
    }

    /** Path of a field. */
    static String field(String parent, String name) {
        if (isWord(name)) {
            return parent + "." + name;
        }
        String quoted = WellFormed.visible(name.replace("\\", "\\\\").replace("'", "\\'"));
        return parent + "['" + quoted + "']";
    }

    private static boolean isWord(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }

    /** The last field of a path and what it stands in; empty if that is no path of a field. */
    static Optional<Split> split(String path) {
        if (!path.startsWith(ROOT)) {
            return Optional.empty();
        }
        int at = ROOT.length();
        int last = -1;
        while (at < path.length()) {
            last = at;
            at = path.startsWith("['", at) ? endOfQuoted(path, at + 2) : endOfPlain(path, at + 1);
            if (at < 0) {
                return Optional.empty();
            }
        }
        if (last < 0 || (path.charAt(last) != '.' && !path.startsWith("['", last))) {
            return Optional.empty();
        }
        String name = path.charAt(last) == '.'
                ? path.substring(last + 1)
                : unquoted(path.substring(last + 2, path.length() - 2));
        String parent = path.substring(0, last);
        return field(parent, name).equals(path) ? Optional.of(new Split(parent, name)) : Optional.empty();
    }

    private static int endOfPlain(String path, int from) {
        int at = from;
        while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
            at++;
        }
        return at;
    }

    private static int endOfQuoted(String path, int from) {
        for (int at = from; at < path.length(); at++) {
            if (path.charAt(at) == '\\') {
                at++;
            } else if (path.startsWith("']", at)) {
                return at + 2;
            }
        }
        return -1;
    }

    private static String unquoted(String quoted) {
        StringBuilder name = new StringBuilder(quoted.length());
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (c == '\\' && i + 1 < quoted.length()) {
                i++;
                c = quoted.charAt(i);
                if (c == 'u' && isHex(quoted, i + 1)) {
                    c = (char) HexFormat.fromHexDigits(quoted, i + 1, i + 1 + HEX_DIGITS);
                    i += HEX_DIGITS;
                }
            }
            name.append(c);
        }
        return name.toString();
    }

    private static boolean isHex(String text, int from) {
        return from + HEX_DIGITS <= text.length()
                && text.substring(from, from + HEX_DIGITS).chars().allMatch(HexFormat::isHexDigit);
    }
}
