package dev.mainstay.cli.page;

import gg.jte.Content;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the template {@code shell} puts around a page's content: title, style, scripts, data, and the policy that lets nothing
 * else run and nothing be fetched. Immutable and thread-safe.
 */
public final class Frame {

    private final Words title;
    private final Words note;
    private final Locale locale;
    private final String style;
    private final List<String> scripts;
    private final Optional<PageJson> data;

    private Frame(Words title, Words note, Locale locale, String style, List<String> scripts, Optional<PageJson> data) {
        this.title = title;
        this.note = note;
        this.locale = locale;
        this.style = style;
        this.scripts = List.copyOf(scripts);
        this.data = data;
    }

    /**
     * A frame with the script that all pages share: language switch, tables that sort and filter.
     *
     * @param title what the page is
     * @param note in a line below it: of what, of which day
     * @param locale language it opens in
     */
    public static Frame of(Words title, Words note, Locale locale) {
        return new Frame(
                title, note, locale, Resources.text("page.css"), List.of(Resources.text("page.js")), Optional.empty());
    }

    /** With a style sheet of the page's own after the shared one, a resource of this package. */
    public Frame withStyle(String resource) {
        return new Frame(title, note, locale, style + Resources.text(resource), scripts, data);
    }

    /** With a script of the page's own, a resource of this package. */
    public Frame withScript(String resource) {
        return with(Resources.text(resource));
    }

    /** With D3 as the global {@code d3}; before the scripts that use it. */
    public Frame withCharts() {
        return with("/*! D3, under this licence:\n\n" + Resources.text("d3-LICENSE.txt") + "*/\n"
                + Resources.text("d3.min.js"));
    }

    private Frame with(String script) {
        List<String> more = new ArrayList<>(scripts);
        more.add(script);
        return new Frame(title, note, locale, style, more, data);
    }

    /** With data for the scripts, which find it as JSON in the element {@code data}. */
    public Frame withData(PageJson content) {
        return new Frame(title, note, locale, style, scripts, Optional.of(content));
    }

    /** What the page is. */
    public Words title() {
        return title;
    }

    /** Of what and of which day. */
    public Words note() {
        return note;
    }

    /** Language tag of the language it opens in. */
    public String language() {
        return locale.getLanguage().equals("zh") ? "zh-CN" : "en";
    }

    /** What the page is, in the language it opens in. */
    public String openingTitle() {
        return title.in(locale);
    }

    /** The style sheet. */
    public String style() {
        return style;
    }

    /** The scripts, in the order they run. */
    public List<String> scripts() {
        return scripts;
    }

    /** JSON that is safe within a script element; nothing where the page needs none. */
    public Content data() {
        return data.map(PageJson::content).orElse(page -> {});
    }

    /** Whether there is data. */
    public boolean hasData() {
        return data.isPresent();
    }

    /**
     * Content Security Policy: this style and these scripts, known by their hashes, and nothing else. No script may turn text
     * into markup.
     */
    public String policy() {
        return "default-src 'none'; style-src " + hash(style) + "; script-src "
                + scripts.stream().map(Frame::hash).collect(Collectors.joining(" "))
                + "; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
