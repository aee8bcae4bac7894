using System.Globalization;
using System.Text;

namespace DefenderXdr.Tests.Hunting;

/// <summary>
/// Reads string literals as the documentation of KQL describes them, knowing nothing of the code that writes them. Stricter than the
/// service: a line break or an unknown escape ends the test.
/// </summary>
internal static class KqlTokens
{
    /// <summary>The text of the string literal that begins here, and what stands behind it.</summary>
    public static (string Value, string Behind) ReadString(string kql)
    {
        var quote = kql[0];
        if (quote is not ('"' or '\'')) throw new FormatException($"No string literal: {kql}");
        var value = new StringBuilder();
        for (var i = 1; i < kql.Length; i++)
        {
            if (kql[i] == quote) return (value.ToString(), kql[(i + 1)..]);
            if (kql[i] is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' or '\0') throw new FormatException($"A line ends within the literal, at {i}.");
            if (kql[i] != '\\')
            {
                value.Append(kql[i]);
                continue;
            }
            i++;
            if (kql[i] == 'u')
            {
                value.Append((char)int.Parse(kql.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }
            value.Append(kql[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '\\' => '\\', '"' => '"', '\'' => '\'', var other => throw new FormatException($"\\{other}") });
        }
        throw new FormatException("The literal does not end.");
    }
}
