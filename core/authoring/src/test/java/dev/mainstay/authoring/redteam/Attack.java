package dev.mainstay.authoring.redteam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A pack that must not be accepted: a whole and valid one, and one thing done to it.
 *
 * @param construct what of a pack's languages is misused
 * @param payload what for
 * @param file the file it is in, or starts so
 * @param text the text of that file, empty where the attack is no text
 * @param done what is done to the pack's folder
 */
record Attack(String construct, String payload, String file, String text, Change done) {

    /** Something done to a pack's folder. */
    interface Change {
        void apply(Path folder) throws IOException;
    }

    /** A file with this text, in place of what was there. */
    static Attack text(String construct, String payload, String file, String text) {
        return new Attack(
                construct, payload, file, text, folder -> write(folder, file, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A file of these bytes. */
    static Attack bytes(String construct, String payload, String file, byte[] bytes) {
        return new Attack(construct, payload, file, "", folder -> write(folder, file, bytes));
    }

    static void write(Path folder, String file, byte[] bytes) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    String name() {
        return construct + " × " + payload;
    }
}
