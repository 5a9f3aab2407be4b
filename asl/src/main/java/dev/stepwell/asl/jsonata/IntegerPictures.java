package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.utils.DateTimeUtils;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** Whole numbers as pictures describe them: digits, letters, Roman numerals, words. Pure. */
final class IntegerPictures {
    /** Beyond this a double no longer holds every whole number, and the evaluator's long arithmetic misleads. */
    private static final double EXACT_MAX = 1L << 53;

    private IntegerPictures() {}

    static @Nullable Object format(Arguments arguments) {
        Number value = arguments.number(0);
        String picture = arguments.text(1);
        if (value == null || picture == null) {
            return null;
        }
        double whole = Math.floor(value.doubleValue());
        if (Math.abs(whole) > EXACT_MAX && isLowerCaseWords(picture)) {
            return NumberWords.write(whole, picture.contains(";o"));
        }
        return DateTimeUtils.formatInteger((long) whole, picture);
    }

    private static boolean isLowerCaseWords(String picture) {
        return picture.equals("w") || picture.startsWith("w;");
    }

    static @Nullable Object parse(Arguments arguments) {
        String text = arguments.text(0);
        String picture = arguments.text(1);
        if (text == null || picture == null) {
            return null;
        }
        String form = picture.contains(";") ? picture.substring(0, picture.indexOf(';')) : picture;
        if (form.equalsIgnoreCase("w")) {
            return NumberWords.read(text);
        }
        int digit = firstDigit(form);
        if (digit >= 0) {
            return decimal(text);
        }
        try {
            Number parsed = Functions.parseInteger(text, picture);
            return parsed == null ? Double.NaN : parsed;
        } catch (ParseException unsupported) {
            throw QueryError.coded("D3130", String.valueOf(unsupported.getMessage()));
        }
    }

    private static int firstDigit(String picture) {
        for (int at = 0; at < picture.length(); at++) {
            if (Character.isDigit(picture.charAt(at))) {
                return at;
            }
        }
        return -1;
    }

    /** The digits of a text, of whatever script, without what groups them. */
    private static double decimal(String text) {
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char ch = text.charAt(at);
            if (Character.isDigit(ch)) {
                digits.append(Character.digit(ch, 10));
            } else if (ch == '-' && digits.isEmpty()) {
                digits.append(ch);
            } else if (Character.isLetter(ch)) {
                break;
            }
        }
        boolean none = digits.isEmpty() || digits.toString().equals("-");
        return none ? Double.NaN : Double.parseDouble(digits.toString());
    }
}
