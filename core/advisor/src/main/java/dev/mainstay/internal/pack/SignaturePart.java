package dev.mainstay.internal.pack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a pack that signs its manifest, and through the hashes there everything else. One line of text.
 *
 * @param keyId name of the key it claims to be made with
 * @param signature the signature of the manifest's bytes
 */
public record SignaturePart(String keyId, byte[] signature) {

    /** Name of the part. */
    public static final String NAME = "manifest.sig";

    private static final Pattern LINE = Pattern.compile("ed25519 ([0-9a-f]{16}) ([A-Za-z0-9+/]{86}==)\n");

    /** The part as bytes. */
    public byte[] toBytes() {
        return ("ed25519 " + keyId + " " + Base64.getEncoder().encodeToString(signature) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads the part; empty where it is not exactly what would be written. */
    public static Optional<SignaturePart> read(byte[] part) {
        Matcher line = LINE.matcher(new String(part, StandardCharsets.ISO_8859_1));
        if (!line.matches()) {
            return Optional.empty();
        }
        SignaturePart read =
                new SignaturePart(line.group(1), Base64.getDecoder().decode(line.group(2)));
        return Arrays.equals(read.toBytes(), part) ? Optional.of(read) : Optional.empty();
    }
}
