using System.Globalization;
using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>Cuts a query into tokens.</summary>
internal sealed class KqlLexer
{
    // Longest first.
    private static readonly string[] Symbols = ["==", "=~", "!=", "!~", "<=", ">=", ".."];
    private readonly string text;
    private readonly List<KqlToken> tokens = [];
    private int at;
    private int line = 1;
    private int lineStart;

    private KqlLexer(string text) => this.text = text;

    internal static List<KqlToken> Read(string text)
    {
        var lexer = new KqlLexer(text);
        while (lexer.SkipBlank())
            lexer.tokens.Add(lexer.Next());
        lexer.tokens.Add(lexer.Token(KqlTokenKind.End, lexer.at));
        return lexer.tokens;
    }

    private bool SkipBlank()
    {
        for (; at < text.Length; at++)
        {
            if (Starts("//"))
            {
                while (at + 1 < text.Length && text[at + 1] != '\n')
                    at++;
            }
            else if (text[at] == '\n')
            {
                line++;
                lineStart = at + 1;
            }
            else if (!char.IsWhiteSpace(text[at]))
            {
                return true;
            }
        }

        return false;
    }

    private KqlToken Next()
    {
        var start = at;
        var letter = text[at];
        if (letter is '"' or '\'' || (letter == '@' && at + 1 < text.Length && text[at + 1] is '"' or '\''))
            return Text(start);
        if (char.IsDigit(letter))
            return Number(start);
        if (char.IsLetter(letter) || letter == '_')
            return Name(start);
        if (letter == '!' && at + 1 < text.Length && char.IsLetter(text[at + 1]))
        {
            at++;
            return Name(start);
        }

        at += Array.Find(Symbols, Starts)?.Length ?? 1;
        return Token(KqlTokenKind.Symbol, start);
    }

    private KqlToken Name(int start)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        var name = text.Substring(start, at - start);
        // in~ and !in~ are the only names that end in a tilde.
        if (name is "in" or "!in" && at < text.Length && text[at] == '~')
            at++;
        return Starts("(") && KqlTypedLiteral.Knows(name) ? Typed(start, name) : Token(KqlTokenKind.Name, start);
    }

    private KqlToken Typed(int start, string type)
    {
        var close = text.IndexOf(')', at);
        if (close < 0 || KqlTypedLiteral.Read(type, text.Substring(at + 1, close - at - 1).Trim()) is not { } value)
            throw KqlException.Syntax(Token(KqlTokenKind.Name, start));
        at = close + 1;
        return Token(value.Kind, start, value.Value);
    }

    private KqlToken Number(int start)
    {
        while (at < text.Length && (char.IsDigit(text[at]) || (text[at] == '.' && !Starts(".."))))
            at++;
        if (at < text.Length && text[at] is 'e' or 'E' && ExponentEnd() is var end and > 0)
            at = end;
        var digits = text.Substring(start, at - start);
        var unitStart = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            throw KqlException.Syntax(Token(KqlTokenKind.Number, start));
        var seconds = text.Substring(unitStart, at - unitStart) switch
        {
            "" => 0,
            "d" => 86_400,
            "h" => 3_600,
            "m" => 60,
            "s" => 1,
            "ms" => 0.001,
            _ => throw KqlException.Syntax(Token(KqlTokenKind.Number, start)),
        };
        if (seconds == 0)
            return Token(KqlTokenKind.Number, start, long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? (object)whole : number);
        var ticks = number * seconds * TimeSpan.TicksPerSecond;
        return ticks < long.MaxValue ? Token(KqlTokenKind.TimeSpan, start, new TimeSpan((long)ticks)) : throw KqlException.Syntax(Token(KqlTokenKind.Number, start));
    }

    // Where the exponent at this place ends; 0 when it is none.
    private int ExponentEnd()
    {
        var end = at + 1;
        if (end < text.Length && text[end] is '+' or '-')
            end++;
        var digits = end;
        while (end < text.Length && char.IsDigit(text[end]))
            end++;
        return end > digits ? end : 0;
    }

    private KqlToken Text(int start)
    {
        var verbatim = text[at] == '@';
        if (verbatim)
            at++;
        var quote = text[at++];
        var value = new StringBuilder();
        for (; at < text.Length && text[at] is not ('\r' or '\n'); at++)
        {
            if (text[at] == quote)
            {
                at++;
                if (!verbatim || at >= text.Length || text[at] != quote)
                    return Token(KqlTokenKind.Text, start, value.ToString());
            }
            else if (text[at] == '\\' && !verbatim)
            {
                at++;
                if (at >= text.Length)
                    break;
            }
            else
            {
                value.Append(text[at]);
                continue;
            }

            value.Append(verbatim ? quote : Escaped(start));
        }

        throw KqlException.Unterminated(line, start - lineStart + 1);
    }

    private char Escaped(int start) => text[at] switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '\\' or '"' or '\'' => text[at],
        'u' => CodeUnit(start),
        _ => throw KqlException.Syntax(Token(KqlTokenKind.Text, start)),
    };

    // Four hexadecimal digits.
    private char CodeUnit(int start)
    {
        var code = 0;
        for (var i = 0; i < 4; i++)
        {
            if (++at >= text.Length || !Uri.IsHexDigit(text[at]))
                throw KqlException.Syntax(Token(KqlTokenKind.Text, start));
            code = code * 16 + Uri.FromHex(text[at]);
        }

        return (char)code;
    }

    private bool Starts(string part) => string.CompareOrdinal(text, at, part, 0, part.Length) == 0;

    private KqlToken Token(KqlTokenKind kind, int start, object? value = null) =>
        new(kind, text.Substring(start, Math.Min(at, text.Length) - start), value, line, start - lineStart + 1);
}
