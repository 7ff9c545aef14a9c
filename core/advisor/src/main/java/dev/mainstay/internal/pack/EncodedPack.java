package dev.mainstay.internal.pack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parts of a built pack as bytes. The same model always gives the same bytes.
 *
 * @param parts content by name, the manifest not among them
 */
public record EncodedPack(SortedMap<String, byte[]> parts) {

    /** Hash of a part, lower-case hexadecimal. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Hash of each part. */
    public SortedMap<String, String> hashes() {
        SortedMap<String, String> hashes = new TreeMap<>();
        parts.forEach((name, content) -> hashes.put(name, sha256(content)));
        return hashes;
    }

    /** Hash of the whole: of the names and hashes of its parts. */
    public String sha256() {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> hash : hashes().entrySet()) {
            lines.append(hash.getKey()).append(':').append(hash.getValue()).append('\n');
        }
        return sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
