package dev.mainstay.internal.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 keys in PEM files, as the JDK and OpenSSL write them, and what is done with a public one. */
public final class Ed25519 {

    /** What the JDK calls it. */
    public static final String NAME = "Ed25519";

    private static final int MAX_FILE_BYTES = 1 << 16;
    private static final int KEY_ID_DIGITS = 16;

    private Ed25519() {}

    /** Short name of a key by which people compare it: the beginning of the SHA-256 of its X.509 form. */
    public static String keyId(PublicKey key) {
        return EncodedPack.sha256(key.getEncoded()).substring(0, KEY_ID_DIGITS);
    }

    /** Whether the key belongs to this algorithm. */
    public static boolean isKey(Key key) {
        return key instanceof EdECKey edwards
                && edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
    }

    /** Whether the holder of the key signed this. */
    public static boolean verify(PublicKey key, byte[] content, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(NAME);
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** The block of that label in a PEM file, such as {@code PUBLIC KEY}; empty where there is none. */
    public static Optional<byte[]> pem(Path file, String label) throws IOException {
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(MAX_FILE_BYTES);
        }
        Matcher block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----")
                .matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        try {
            return block.find() ? Optional.of(Base64.getMimeDecoder().decode(block.group(1))) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The public key of this X.509 form; empty where it is none of this algorithm. */
    public static Optional<PublicKey> publicKey(byte[] encoded) {
        try {
            PublicKey key = KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
            return key instanceof EdECPublicKey ? Optional.of(key) : Optional.empty();
        } catch (GeneralSecurityException otherKey) {
            return Optional.empty();
        }
    }
}
