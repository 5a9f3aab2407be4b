package dev.stepwell.asl.jsonata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent encoding of URLs and their components, as JavaScript does it. Pure. */
final class UrlFunctions {
    private static final String COMPONENT = "-_.!~*'()";
    private static final String URL = COMPONENT + ";/?:@&=+$,#";
    private static final String URL_RESERVED = ";/?:@&=+$,#";

    private UrlFunctions() {}

    static void register(BuiltIns.Registry registry) {
        registry.add("encodeUrlComponent", "<s-:s>", 1, encoder("encodeUrlComponent", COMPONENT))
                .add("encodeUrl", "<s-:s>", 1, encoder("encodeUrl", URL))
                .add("decodeUrlComponent", "<s-:s>", 1, decoder("decodeUrlComponent", ""))
                .add("decodeUrl", "<s-:s>", 1, decoder("decodeUrl", URL_RESERVED));
    }

    private static BuiltIn.Body encoder(String function, String unreserved) {
        return TextFunctions.of(text -> {
            try {
                return encode(text, unreserved);
            } catch (CharacterCodingException malformed) {
                throw malformed(function, text);
            }
        });
    }

    private static String encode(String text, String unreserved) throws CharacterCodingException {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        while (bytes.hasRemaining()) {
            int octet = bytes.get() & 0xFF;
            if (octet < 0x80 && (Character.isLetterOrDigit(octet) || unreserved.indexOf(octet) >= 0)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(octet >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(octet & 15, 16)));
            }
        }
        return encoded.toString();
    }

    private static BuiltIn.Body decoder(String function, String kept) {
        return TextFunctions.of(text -> {
            try {
                return decode(function, text, kept);
            } catch (CharacterCodingException malformed) {
                throw malformed(function, text);
            }
        });
    }

    private static String decode(String function, String text, String kept) throws CharacterCodingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (point != '%') {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(point);
                continue;
            }
            int high = at + 2 <= text.length() - 1 ? Character.digit(text.charAt(at + 1), 16) : -1;
            int low = at + 2 <= text.length() - 1 ? Character.digit(text.charAt(at + 2), 16) : -1;
            if (high < 0 || low < 0) {
                throw malformed(function, text);
            }
            int octet = high << 4 | low;
            if (kept.indexOf(octet) >= 0) {
                bytes.writeBytes(text.substring(at, at + 3).getBytes(StandardCharsets.US_ASCII));
            } else {
                bytes.write(octet);
            }
            at += 3;
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    private static QueryError malformed(String function, String text) {
        return QueryError.coded("D3140", "Malformed URL passed to $" + function + "(): " + JsonText.of(text, false));
    }
}
