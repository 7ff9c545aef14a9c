package dev.mainstay.pack;

import dev.mainstay.internal.pack.Ed25519;
import dev.mainstay.internal.pack.PackCodec;
import dev.mainstay.internal.pack.SignaturePart;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whose packs are accepted: everybody's, or only those signed by the holder of a trusted key. Immutable and thread-safe.
 *
 * <p>What it guards is a pack on its way to {@link RulePack#load(Path, PackTrust)}. The standard pack needs no signature: it
 * comes inside the product's own jar and is as trusted as the code beside it.
 */
public final class PackTrust {

    private static final PackTrust NONE = new PackTrust(List.of());

    private final List<PublicKey> keys;

    private PackTrust(List<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Accepts every whole pack, signed or not. */
    public static PackTrust none() {
        return NONE;
    }

    /**
     * Accepts only what the holder of one of these Ed25519 keys signed.
     *
     * @throws IllegalArgumentException if a key is of another algorithm
     */
    public static PackTrust trusting(PublicKey key, PublicKey... more) {
        List<PublicKey> keys = new ArrayList<>(List.of(key));
        keys.addAll(List.of(more));
        for (PublicKey each : keys) {
            if (!Ed25519.isKey(each)) {
                throw new IllegalArgumentException("a trusted key is an Ed25519 key, not " + each.getAlgorithm());
            }
        }
        return new PackTrust(keys);
    }

    /**
     * Accepts only what the holder of one of these keys signed, each a PEM file that begins with
     * {@code -----BEGIN PUBLIC KEY-----}.
     *
     * @throws InvalidPackException if a file cannot be read or holds no Ed25519 public key
     */
    public static PackTrust trusting(Path keyFile, Path... more) {
        List<Path> files = new ArrayList<>(List.of(keyFile));
        files.addAll(Arrays.asList(more));
        return new PackTrust(files.stream().map(PackTrust::read).toList());
    }

    private static PublicKey read(Path file) {
        try {
            return Ed25519.pem(file, "PUBLIC KEY")
                    .flatMap(Ed25519::publicKey)
                    .orElseThrow(() -> refused("MS-314", file.toString(), file));
        } catch (IOException unreadable) {
            throw refused("MS-314", file.toString(), file);
        }
    }

    /** Whether a signature is asked for at all. */
    public boolean required() {
        return !keys.isEmpty();
    }

    /** Names of the trusted keys, each 16 hexadecimal digits. */
    public List<String> keyIds() {
        return keys.stream().map(Ed25519::keyId).toList();
    }

    /**
     * Holds a pack to this trust.
     *
     * @return who signed it, empty where nobody did and nobody needs to
     * @throws InvalidPackException if it is not signed as asked for
     */
    Optional<PackSignature> check(String place, Map<String, byte[]> parts) {
        byte[] part = parts.get(SignaturePart.NAME);
        byte[] manifest = parts.get(PackCodec.MANIFEST);
        if (part == null || manifest == null) {
            if (required()) {
                throw refused("MS-310", place, place);
            }
            return Optional.empty();
        }
        SignaturePart signature = SignaturePart.read(part).orElseThrow(() -> refused("MS-312", place, place));
        if (!required()) {
            return Optional.of(new PackSignature(signature.keyId(), false));
        }
        List<PublicKey> named = keys.stream()
                .filter(key -> Ed25519.keyId(key).equals(signature.keyId()))
                .toList();
        if (named.isEmpty()) {
            throw refused(
                    "MS-311", place, place, signature.keyId(), keyIds().stream().collect(Collectors.joining(", ")));
        }
        if (named.stream().noneMatch(key -> Ed25519.verify(key, manifest, signature.signature()))) {
            throw refused("MS-312", place, place);
        }
        return Optional.of(new PackSignature(signature.keyId(), true));
    }

    private static InvalidPackException refused(String code, String place, Object... arguments) {
        return new InvalidPackException(List.of(Problem.of(code, place, arguments)));
    }
}
