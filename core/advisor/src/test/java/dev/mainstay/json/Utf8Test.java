package dev.mainstay.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Test
    void well_formed_is_what_the_jdk_can_decode_and_characters_are_as_many() {
        Random random = new Random(3);
        int wellFormed = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = bytes(random);
            ByteBuffer in = ByteBuffer.wrap(bytes);
            CharBuffer out = CharBuffer.allocate(64);
            CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
            assertThat(Utf8.malformed(bytes, 0, bytes.length)).isEqualTo(result.isError() ? in.position() : -1);
            if (!result.isError()) {
                wellFormed++;
                assertThat(Utf8.characters(bytes, 0, bytes.length)).isEqualTo(out.position());
            }
        }
        assertThat(wellFormed).isBetween(20_000, 180_000);
    }

    private static byte[] bytes(Random random) {
        if (random.nextBoolean()) {
            byte[] bytes = new byte[random.nextInt(5)];
            random.nextBytes(bytes);
            return bytes;
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(16); i >= 0; i--) {
            text.appendCodePoint(random.nextInt(3) == 0 ? random.nextInt(0x110000) : random.nextInt(0x80));
        }
        byte[] bytes = WellFormed.of(text.toString()).getBytes(StandardCharsets.UTF_8);
        if (random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    @Test
    void the_first_line_feed_is_found_wherever_it_stands() {
        for (int length = 0; length < 40; length++) {
            for (int at = 0; at <= length; at++) {
                byte[] bytes = "\u000B\u0009a\u008A".repeat(20).getBytes(StandardCharsets.ISO_8859_1);
                if (at < length) {
                    bytes[at] = '\n';
                    bytes[length] = '\n';
                }
                assertThat(Utf8.lineFeed(bytes, 0, length)).isEqualTo(at);
                assertThat(Utf8.lineFeed(bytes, Math.min(at, 3), length)).isEqualTo(at);
            }
        }
    }
}
