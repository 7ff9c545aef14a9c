package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mainstay.internal.pack.PackArchive;
import dev.mainstay.internal.pack.PackCodec;
import dev.mainstay.internal.pack.SignaturePart;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackSignature;
import dev.mainstay.pack.PackTrust;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a key is trusted, nothing is accepted but what its holder signed. */
class SignedPackTest {

    @TempDir
    Path folder;

    private RulePack pack;
    private Path jar;
    private Path keyFile;
    private SigningKey key;

    @BeforeEach
    void sign() throws IOException {
        pack = new TestPack().compileIn(folder.resolve("pack"));
        keyFile = folder.resolve("house.key");
        key = SigningKey.generate(keyFile);
        jar = folder.resolve("pack.jar");
        PackWriter.writeJar(pack, jar, key);
    }

    private PackTrust house() {
        return PackTrust.trusting(SigningKey.publicFile(keyFile));
    }

    private static List<String> refused(Path jar, PackTrust trust) {
        return catchThrowableOfType(InvalidPackException.class, () -> RulePack.load(jar, trust)).problems().stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void a_pack_signed_with_a_trusted_key_is_accepted_and_says_who_signed_it() {
        RulePack loaded = RulePack.load(jar, house());

        assertThat(loaded.id()).isEqualTo(pack.id());
        assertThat(loaded.signature()).contains(new PackSignature(key.keyId(), true));
        assertThat(house().keyIds()).containsExactly(key.keyId());
    }

    @Test
    void one_of_several_trusted_keys_suffices() throws IOException {
        SigningKey other = SigningKey.generate(folder.resolve("other.key"));

        assertThat(RulePack.load(jar, PackTrust.trusting(other.publicKey(), key.publicKey()))
                        .signature())
                .contains(new PackSignature(key.keyId(), true));
    }

    @Test
    void without_trust_the_signature_is_only_a_claim() throws IOException {
        assertThat(RulePack.load(jar).signature()).contains(new PackSignature(key.keyId(), false));

        PackWriter.writeJar(pack, jar);
        assertThat(RulePack.load(jar).signature()).isEmpty();
    }

    @Test
    void signing_does_not_change_the_hash_and_gives_the_same_bytes_again() throws IOException {
        Path again = folder.resolve("again.jar");
        PackWriter.writeJar(pack, again, SigningKey.read(keyFile));

        assertThat(again).hasSameBinaryContentAs(jar);
        assertThat(RulePack.load(again).id()).isEqualTo(pack.id());
    }

    @Test
    void an_unsigned_pack_and_a_folder_are_refused() throws IOException {
        PackWriter.writeJar(pack, jar);

        assertThat(refused(jar, house())).containsExactly("MS-310");
        assertThat(refused(folder.resolve("pack"), house())).containsExactly("MS-313");
    }

    @Test
    void a_pack_signed_with_another_key_is_refused() throws IOException {
        SigningKey other = SigningKey.generate(folder.resolve("other.key"));

        assertThat(refused(jar, PackTrust.trusting(other.publicKey()))).containsExactly("MS-311");
    }

    @Test
    void another_key_cannot_pass_for_the_trusted_one() throws IOException {
        SigningKey other = SigningKey.generate(folder.resolve("other.key"));
        SortedMap<String, byte[]> parts = parts();
        byte[] manifest = parts.getOrDefault(PackCodec.MANIFEST, new byte[0]);
        parts.put(SignaturePart.NAME, new SignaturePart(key.keyId(), other.sign(manifest)).toBytes());
        write(parts);

        assertThat(refused(jar, house())).containsExactly("MS-312");
    }

    @Test
    void the_signature_of_one_pack_does_not_sign_another() throws IOException {
        byte[] signature = parts().getOrDefault(SignaturePart.NAME, new byte[0]);
        RulePack cheaper = new TestPack().row("weights.csv", "hourCost.EUR,1").compileIn(folder.resolve("cheaper"));
        PackWriter.writeJar(cheaper, jar);
        SortedMap<String, byte[]> parts = parts();
        parts.put(SignaturePart.NAME, signature);
        write(parts);

        assertThat(RulePack.load(jar).id()).isEqualTo(cheaper.id());
        assertThat(refused(jar, house())).containsExactly("MS-312");
    }

    @Test
    void a_malformed_signature_is_refused_even_where_nobody_asks_for_one() throws IOException {
        SortedMap<String, byte[]> parts = parts();
        parts.put(SignaturePart.NAME, new byte[] {1, 2, 3});
        write(parts);

        assertThat(refused(jar, PackTrust.none())).containsExactly("MS-312");
    }

    @Test
    void a_key_file_without_a_key_trusts_nobody() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pub"), "");

        for (Path file : List.of(empty, keyFile, folder.resolve("missing.pub"))) {
            assertThatThrownBy(() -> PackTrust.trusting(file))
                    .isInstanceOf(InvalidPackException.class)
                    .hasMessageContaining("MS-314");
        }
    }

    @Test
    void keys_of_other_algorithms_are_refused() throws GeneralSecurityException, IOException {
        for (String algorithm : List.of("RSA", "EC", "Ed448", "X25519")) {
            var pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
            PublicKey other = pair.getPublic();
            assertThatThrownBy(() -> PackTrust.trusting(other)).isInstanceOf(IllegalArgumentException.class);
            Path file = Files.writeString(folder.resolve("other.pem"), pem("PUBLIC KEY", other.getEncoded()));
            assertThatThrownBy(() -> PackTrust.trusting(file)).hasMessageContaining("MS-314");
            Files.writeString(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            assertThatThrownBy(() -> SigningKey.read(file)).hasMessageContaining("MS-316");
        }
    }

    @Test
    void a_private_key_is_its_owners_alone_and_never_overwritten() throws IOException {
        byte[] before = Files.readAllBytes(keyFile);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> SigningKey.generate(keyFile)).hasMessageContaining("MS-317");
        Files.delete(SigningKey.publicFile(keyFile));
        assertThatThrownBy(() -> SigningKey.generate(keyFile)).hasMessageContaining("MS-317");
        assertThat(keyFile).hasBinaryContent(before);
    }

    @Test
    void a_key_made_by_other_means_has_its_public_key_found() throws IOException {
        // RFC 8032, section 7.1, test 1, as OpenSSL writes it.
        byte[] encoded = HexFormat.of()
                .parseHex("302e020100300506032b657004220420"
                        + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        Path file = Files.writeString(folder.resolve("openssl.pem"), pem("PRIVATE KEY", encoded));

        byte[] publicKey = SigningKey.read(file).publicKey().getEncoded();
        assertThat(HexFormat.of().formatHex(publicKey))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(HexFormat.of().formatHex(SigningKey.read(file).sign(new byte[0])))
                .startsWith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155");
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(encoded) + "\n-----END " + label
                + "-----\n";
    }

    private SortedMap<String, byte[]> parts() throws IOException {
        return new TreeMap<>(
                PackArchive.read(Files.readAllBytes(jar)).orElseThrow().parts());
    }

    private void write(SortedMap<String, byte[]> parts) throws IOException {
        Files.write(jar, new PackArchive("test", parts).toBytes());
    }
}
