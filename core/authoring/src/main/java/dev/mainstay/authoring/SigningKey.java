package dev.mainstay.authoring;

import dev.mainstay.internal.pack.Ed25519;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** An Ed25519 private key that signs packs. Immutable and thread-safe; shows nothing of the private part. */
public final class SigningKey {

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * Makes a key and writes it to two PEM files: the private key to this one, which only its owner may read, and the public
     * key beside it, its name ending in {@code .pub}.
     *
     * @throws InvalidPackException if one of the files exists; none is ever overwritten
     */
    public static SigningKey generate(Path file) throws IOException {
        Path publicFile = publicFile(file);
        for (Path each : List.of(file, publicFile)) {
            if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) {
                throw refused("MS-317", each);
            }
        }
        KeyPair pair = pair(new SecureRandom());
        try {
            createForOwner(file);
            Files.write(file, pem(PRIVATE, pair.getPrivate().getEncoded()), StandardOpenOption.WRITE);
            Files.write(publicFile, pem(PUBLIC, pair.getPublic().getEncoded()), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException taken) {
            throw refused("MS-317", Path.of(taken.getFile()));
        }
        return new SigningKey(pair.getPrivate(), pair.getPublic());
    }

    /**
     * Reads a private key from a PEM file that begins with {@code -----BEGIN PRIVATE KEY-----}, as {@link #generate} and
     * OpenSSL write it.
     *
     * @throws InvalidPackException if there is none
     */
    public static SigningKey read(Path file) {
        try {
            return Ed25519.pem(file, PRIVATE).flatMap(SigningKey::decode).orElseThrow(() -> refused("MS-316", file));
        } catch (IOException unreadable) {
            throw refused("MS-316", file);
        }
    }

    /** Where the public key of a private key's file stands. */
    public static Path publicFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    /** Name of the key, 16 hexadecimal digits, as the packs signed with it name it. */
    public String keyId() {
        return Ed25519.keyId(publicKey);
    }

    /** The public key, by which others verify. */
    public PublicKey publicKey() {
        return publicKey;
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(Ed25519.NAME);
            signature.initSign(privateKey);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static Optional<SigningKey> decode(byte[] encoded) {
        try {
            PrivateKey key = KeyFactory.getInstance(Ed25519.NAME).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return key instanceof EdECPrivateKey edwards ? withPublicKey(edwards) : Optional.empty();
        } catch (GeneralSecurityException otherKey) {
            return Optional.empty();
        }
    }

    /**
     * A private key's file does not hold the public key, and the JDK derives it only while it makes a new pair. So a pair is
     * made with the known private key as its random number, and held to it.
     */
    private static Optional<SigningKey> withPublicKey(EdECPrivateKey key) {
        byte[] known = key.getBytes().orElse(new byte[0]);
        KeyPair pair = pair(new KnownNumber(known));
        boolean same = pair.getPrivate() instanceof EdECPrivateKey made
                && Arrays.equals(made.getBytes().orElse(new byte[0]), known);
        return same && known.length > 0
                ? Optional.of(new SigningKey(pair.getPrivate(), pair.getPublic()))
                : Optional.empty();
    }

    private static KeyPair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(Ed25519.NAME);
            generator.initialize(255, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The file exists for nobody else before there is anything in it. */
    private static void createForOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return;
        }
        Files.createFile(file);
        AclFileAttributeView access = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (access != null) {
            access.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(Files.getOwner(file))
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
    }

    private static byte[] pem(String label, byte[] encoded) {
        return ("-----BEGIN " + label + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + label
                        + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static InvalidPackException refused(String code, Path file) {
        return new InvalidPackException(List.of(Problem.of(code, file.toString(), file)));
    }

    @Override
    public String toString() {
        return "Ed25519 " + keyId();
    }

    /** Hands out one number that is known before. */
    private static final class KnownNumber extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] known;

        KnownNumber(byte[] known) {
            this.known = known.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(known, 0, bytes, 0, Math.min(known.length, bytes.length));
        }
    }
}
