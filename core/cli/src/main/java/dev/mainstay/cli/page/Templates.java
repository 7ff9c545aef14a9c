package dev.mainstay.cli.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The templates of {@code src/main/jte}, compiled with the command. Whatever they put into a page is escaped for the place it
 * stands in. Stateless and thread-safe.
 */
public final class Templates {

    private Templates() {}

    /**
     * Writes a page in UTF-8 and leaves the stream open.
     *
     * @param template its file, such as {@code rulebook.jte}
     * @param parameters what the template asks for, by name
     */
    public static void write(String template, Map<String, Object> parameters, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Templates.class.getClassLoader(), "dev.mainstay.cli.page.template");
        engine.render(template, parameters, new WriterOutput(writer));
        writer.flush();
    }
}
