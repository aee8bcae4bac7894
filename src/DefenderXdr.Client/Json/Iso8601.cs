using System.Globalization;
using System.Runtime.CompilerServices;
#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = string;
#endif

namespace DefenderXdr.Json;

/// <summary>The services' dates: UTC, ISO 8601, 0 to 7 fractional digits. Written out because it runs for every date of every page.</summary>
internal static class Iso8601
{
    /// <summary>Reads a date. False when the text is none; <c>0001-01-01</c> is the services' word for "no date" and gives null.</summary>
    public static bool TryParse(string text, out DateTimeOffset? value)
    {
        if (TryTicks(text, out var ticks))
        {
            value = ticks < TimeSpan.TicksPerDay ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
            return true;
        }

        // The framework would take a piece of a date, or a time alone, for one of today.
        value = null;
        if (text.Length < 10 || text[2] == ':') return false;

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var other))
        {
            value = other.Ticks < TimeSpan.TicksPerDay ? null : other;
            return true;
        }

        return false;
    }

    /// <summary>The same as a date of universal kind, from text that need not be a string yet.</summary>
    [MethodImpl(JitOptions.Hot)]
    public static bool TryUtc(Chars text, out DateTime? value)
    {
        if (TryTicks(text, out var ticks))
        {
            value = ticks < TimeSpan.TicksPerDay ? null : new DateTime(ticks, DateTimeKind.Utc);
            return true;
        }
        var isDate = TryParse(text.ToString(), out var other);
        value = other?.UtcDateTime;
        return isDate;
    }

    /// <summary>A date as the services take it in filters, to the tick.</summary>
    public static string Format(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    // yyyy-MM-ddTHH:mm:ss[.f…]Z and nothing else; every other spelling takes the framework's slower way.
    [MethodImpl(JitOptions.Hot)]
    private static bool TryTicks(Chars s, out long ticks)
    {
        ticks = 0;
        if (s.Length is < 20 or > 28 || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':' || s[16] != ':' || s[s.Length - 1] != 'Z') return false;

        if (!Digits(s, 0, 4, out var year) || !Digits(s, 5, 2, out var month) || !Digits(s, 8, 2, out var day)
            || !Digits(s, 11, 2, out var hour) || !Digits(s, 14, 2, out var minute) || !Digits(s, 17, 2, out var second)) return false;

        var fraction = 0;
        if (s.Length > 20)
        {
            var digits = s.Length - 21;
            if (s[19] != '.' || digits == 0 || !Digits(s, 20, digits, out fraction)) return false;
            for (; digits < 7; digits++) fraction *= 10;
        }

        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;

        ticks = new DateTime(year, month, day, hour, minute, second).Ticks + fraction;
        return true;
    }

    [MethodImpl(JitOptions.Hot)]
    private static bool Digits(Chars s, int start, int count, out int value)
    {
        value = 0;
        for (var i = start; i < start + count; i++)
        {
            var digit = s[i] - '0';
            if ((uint)digit > 9) return false;
            value = value * 10 + digit;
        }
        return true;
    }
}
