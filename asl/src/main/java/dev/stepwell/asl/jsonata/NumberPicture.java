package dev.stepwell.asl.jsonata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $formatNumber}: a number written as an XPath picture describes it. Pure. */
final class NumberPicture {
    private static final int EXPONENT_STEPS_MAX = 700;
    private static final int PICTURE_CHARS_MAX = 2_000;
    private static final int WORK_OF_FORMATTING = 8;

    private final PictureSymbols symbols;
    private final SubPicture picture;

    private NumberPicture(PictureSymbols symbols, SubPicture picture) {
        this.symbols = symbols;
        this.picture = picture;
    }

    /**
     * Formats a number.
     *
     * @param options characters that replace the usual ones, or null
     * @throws QueryError when the picture breaks one of the rules for pictures
     */
    static String format(double value, String picture, @Nullable Map<?, ?> options) {
        if (picture.length() > PICTURE_CHARS_MAX) {
            throw Budget.tooHeavy();
        }
        Evaluation.spend(WORK_OF_FORMATTING + (picture.length() >> 1));
        PictureSymbols symbols = PictureSymbols.of(options);
        List<String> parts = symbols.split(picture);
        if (parts.size() > 2) {
            throw QueryError.coded("D3080", "The picture string must only contain a maximum of two sub-pictures");
        }
        SubPicture positive = SubPicture.parse(parts.getFirst(), symbols);
        if (parts.size() == 2) {
            SubPicture negative = SubPicture.parse(parts.getLast(), symbols);
            return new NumberPicture(symbols, value < 0 ? negative : positive).write(value, "");
        }
        return new NumberPicture(symbols, positive).write(value, value < 0 ? symbols.minus() : "");
    }

    private String write(double value, String sign) {
        BigDecimal mantissa = new BigDecimal(Double.toString(Math.abs(value))).multiply(picture.factor());
        int exponent = 0;
        if (picture.exponentSize() > 0 && mantissa.signum() != 0) {
            exponent = exponent(mantissa);
            mantissa = mantissa.scaleByPowerOfTen(-exponent);
        }
        String plain =
                mantissa.setScale(picture.fractionMax(), RoundingMode.HALF_EVEN).toPlainString();
        int point = plain.indexOf('.');
        String whole = padWhole(point < 0 ? plain : plain.substring(0, point));
        String fraction = padFraction(point < 0 ? "" : plain.substring(point + 1));
        StringBuilder out = new StringBuilder(sign).append(picture.prefix()).append(groupWhole(whole));
        if (picture.hasDecimalSeparator() && !fraction.isEmpty()) {
            out.append(symbols.decimal()).append(groupFraction(fraction));
        }
        if (picture.exponentSize() > 0) {
            String digits = Integer.toString(Math.abs(exponent));
            digits = "0".repeat(Math.max(0, picture.exponentSize() - digits.length())) + digits;
            out.append(symbols.exponent())
                    .append(exponent < 0 ? symbols.minus() : "")
                    .append(symbols.digits(digits));
        }
        return out.append(picture.suffix()).toString();
    }

    /** The power of ten that leaves as many digits before the point as the picture has. */
    private int exponent(BigDecimal mantissa) {
        BigDecimal upper = BigDecimal.ONE.scaleByPowerOfTen(picture.scale());
        BigDecimal lower = BigDecimal.ONE.scaleByPowerOfTen(picture.scale() - 1);
        int exponent = 0;
        BigDecimal scaled = mantissa;
        while (scaled.compareTo(lower) < 0 && exponent > -EXPONENT_STEPS_MAX) {
            scaled = scaled.scaleByPowerOfTen(1);
            exponent--;
        }
        while (scaled.compareTo(upper) > 0 && exponent < EXPONENT_STEPS_MAX) {
            scaled = scaled.scaleByPowerOfTen(-1);
            exponent++;
        }
        return exponent;
    }

    private String padWhole(String digits) {
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        String significant = digits.substring(first);
        return "0".repeat(Math.max(0, picture.wholeMin() - significant.length())) + significant;
    }

    private String padFraction(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end) + "0".repeat(Math.max(0, picture.fractionMin() - end));
    }

    private String groupWhole(String digits) {
        StringBuilder out = new StringBuilder(symbols.digits(digits));
        if (picture.wholeGroup() > 0) {
            for (int at = digits.length() - picture.wholeGroup(); at > 0; at -= picture.wholeGroup()) {
                out.insert(at, symbols.grouping());
            }
        } else {
            for (int fromRight : picture.wholeGroups()) {
                int at = digits.length() - fromRight;
                if (at > 0) {
                    out.insert(at + inserted(out, digits), symbols.grouping());
                }
            }
        }
        return out.toString();
    }

    private static int inserted(StringBuilder out, String digits) {
        return out.length() - digits.length();
    }

    private String groupFraction(String digits) {
        StringBuilder out = new StringBuilder(symbols.digits(digits));
        for (int fromLeft : picture.fractionGroups()) {
            int at = fromLeft + inserted(out, digits);
            if (at < out.length()) {
                out.insert(at, symbols.grouping());
            }
        }
        return out.toString();
    }
}
