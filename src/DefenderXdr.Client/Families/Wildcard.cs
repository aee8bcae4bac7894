using System.Text;
using System.Text.RegularExpressions;

namespace DefenderXdr;

/// <summary>Text as people filter by it: the wildcards are PowerShell's, <c>*</c>, <c>?</c> and <c>[a-z]</c>, with a backtick before one that is meant as it is.</summary>
internal static class Wildcard
{
    private static readonly char[] Signs = ['*', '?', '[', '`'];

    public static bool IsIn(string text) => text.IndexOfAny(Signs) >= 0;

    /// <summary>A text that means itself.</summary>
    public static string Escape(string text) => IsIn(text) ? string.Concat(text.Select(letter => Array.IndexOf(Signs, letter) >= 0 ? $"`{letter}" : $"{letter}")) : text;

    /// <summary>What every text that is meant begins with, as it is; nothing for one that may begin with anything.</summary>
    public static string Start(string wanted)
    {
        var start = new StringBuilder();
        for (var i = 0; i < wanted.Length && wanted[i] is not ('*' or '?' or '['); i++)
        {
            if (wanted[i] == '`' && i + 1 < wanted.Length) i++;
            start.Append(wanted[i]);
        }
        return start.ToString();
    }

    /// <summary>Whether a text is the wanted one, regardless of case.</summary>
    public static Func<string, bool> Matcher(string wanted)
    {
        if (!IsIn(wanted)) return text => string.Equals(text, wanted, StringComparison.OrdinalIgnoreCase);
        var regex = new Regex(Pattern(wanted), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
        return regex.IsMatch;
    }

    private static string Pattern(string wanted)
    {
        var pattern = new StringBuilder("^");
        for (var i = 0; i < wanted.Length; i++)
        {
            var end = wanted[i] == '[' ? wanted.IndexOf(']', i + 1) : -1;
            if (wanted[i] == '*')
            {
                // Stars beside each other would only make the search longer.
                if (i == 0 || wanted[i - 1] != '*' || (i > 1 && wanted[i - 2] == '`')) pattern.Append(".*");
            }
            else if (wanted[i] == '?') pattern.Append('.');
            else if (wanted[i] == '`' && i + 1 < wanted.Length) pattern.Append(Regex.Escape(wanted[++i].ToString()));
            else if (end > i + 1)
            {
                pattern.Append('[').Append(wanted.Substring(i + 1, end - i - 1).Replace(@"\", @"\\").Replace("^", @"\^").Replace("[", @"\[")).Append(']');
                i = end;
            }
            else pattern.Append(Regex.Escape(wanted[i].ToString()));
        }
        return pattern.Append(@"\z").ToString();
    }
}
