package dev.stepwell.asl.jsonata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One analysed sub-picture.
 *
 * @param factor 100 for percent, 1000 for per-mille, else 1
 * @param wholeMin least number of digits before the decimal separator
 * @param fractionMin least number of digits behind it
 * @param fractionMax greatest number of digits behind it
 * @param exponentSize least number of digits of the exponent; zero for none
 * @param scale digits before the separator of a mantissa with exponent
 * @param wholeGroup distance of regular grouping separators, or zero
 * @param wholeGroups irregular separators, in digits from the right
 * @param fractionGroups separators of the fraction, in digits from the left
 */
record SubPicture(
        String prefix,
        String suffix,
        BigDecimal factor,
        int wholeMin,
        int fractionMin,
        int fractionMax,
        int exponentSize,
        int scale,
        int wholeGroup,
        List<Integer> wholeGroups,
        List<Integer> fractionGroups,
        boolean hasDecimalSeparator) {

    static SubPicture parse(String text, PictureSymbols symbols) {
        PictureParts parts = PictureParts.of(text, symbols);
        parts.check();
        boolean exponent = parts.hasExponent();
        int scale = count(parts.whole(), symbols, false);
        int wholeMin = scale;
        int fractionMin = count(parts.fraction(), symbols, false);
        int fractionMax = count(parts.fraction(), symbols, true);
        if (wholeMin == 0 && fractionMax == 0) {
            wholeMin = exponent ? 0 : 1;
            fractionMin = exponent ? 1 : 0;
            fractionMax = exponent ? 1 : 0;
        }
        if (exponent && wholeMin == 0 && parts.whole().indexOf(symbols.optional()) >= 0) {
            wholeMin = 1;
        }
        if (wholeMin == 0 && fractionMin == 0) {
            fractionMin = 1;
        }
        List<Integer> wholeGroups = wholeGroups(parts.whole(), symbols);
        return new SubPicture(
                parts.prefix(),
                parts.suffix(),
                factor(text, symbols),
                wholeMin,
                fractionMin,
                Math.max(fractionMin, fractionMax),
                count(parts.exponent(), symbols, false),
                scale,
                regular(wholeGroups),
                wholeGroups,
                fractionGroups(parts.fraction(), symbols),
                text.indexOf(symbols.decimal()) >= 0 || fractionMin > 0);
    }

    private static BigDecimal factor(String text, PictureSymbols symbols) {
        if (text.contains(symbols.percent())) {
            return BigDecimal.valueOf(100);
        }
        return text.contains(symbols.perMille()) ? BigDecimal.valueOf(1000) : BigDecimal.ONE;
    }

    private static int count(String part, PictureSymbols symbols, boolean optionalToo) {
        int count = 0;
        for (int at = 0; at < part.length(); at++) {
            char ch = part.charAt(at);
            count += symbols.isDigit(ch) || (optionalToo && ch == symbols.optional()) ? 1 : 0;
        }
        return count;
    }

    private static List<Integer> wholeGroups(String whole, PictureSymbols symbols) {
        List<Integer> groups = new ArrayList<>();
        for (int at = whole.indexOf(symbols.grouping()); at >= 0; at = whole.indexOf(symbols.grouping(), at + 1)) {
            groups.add(count(whole.substring(at), symbols, true));
        }
        return List.copyOf(groups);
    }

    private static List<Integer> fractionGroups(String fraction, PictureSymbols symbols) {
        List<Integer> groups = new ArrayList<>();
        int at = fraction.indexOf(symbols.grouping());
        while (at >= 0) {
            groups.add(count(fraction.substring(0, at), symbols, true));
            at = fraction.indexOf(symbols.grouping(), at + 1);
        }
        return List.copyOf(groups);
    }

    /** The distance of the separators if they lie at each of its multiples, else zero. */
    private static int regular(List<Integer> groups) {
        int distance = 0;
        for (int group : groups) {
            distance = gcd(group, distance);
        }
        for (int index = 1; index <= groups.size(); index++) {
            if (!groups.contains(index * distance)) {
                return 0;
            }
        }
        return distance;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
