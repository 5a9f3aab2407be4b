package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.utils.DateTimeUtils;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** Whole numbers as pictures describe them: digits, letters, Roman numerals, words. Pure. */
final class IntegerPictures {
    private IntegerPictures() {}

    static @Nullable Object format(Arguments arguments) {
        Number value = arguments.number(0);
        String picture = arguments.text(1);
        if (value == null || picture == null) {
            return null;
        }
        return DateTimeUtils.formatInteger((long) Math.floor(value.doubleValue()), picture);
    }

    static @Nullable Object parse(Arguments arguments) {
        String text = arguments.text(0);
        String picture = arguments.text(1);
        if (text == null || picture == null) {
            return null;
        }
        try {
            return Functions.parseInteger(text, picture);
        } catch (ParseException unsupported) {
            throw QueryError.coded("D3130", String.valueOf(unsupported.getMessage()));
        }
    }
}
