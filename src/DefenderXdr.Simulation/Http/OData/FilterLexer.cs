namespace DefenderXdr.Simulation;

internal enum FilterTokenKind
{
    Word,
    Text,
    Symbol,
    End,
}

internal readonly record struct FilterToken(FilterTokenKind Kind, string Value, int Position);

internal sealed class FilterException(string message) : Exception(message);

/// <summary>Cuts a <c>$filter</c> into words (names, operators, dates, numbers), quoted strings and symbols.</summary>
internal static class FilterLexer
{
    internal static List<FilterToken> Read(string text)
    {
        var tokens = new List<FilterToken>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            if (text[i] == '\'')
            {
                tokens.Add(new(FilterTokenKind.Text, Quoted(text, ref i), start));
            }
            else if (text[i] is '(' or ')' or ',' or ':')
            {
                tokens.Add(new(FilterTokenKind.Symbol, text[i++].ToString(), start));
            }
            else
            {
                // A date may hold colons and a zone; in front of a lambda's body the colon stands alone.
                var value = char.IsDigit(text[i]) || text[i] == '-';
                while (i < text.Length && (IsNamePart(text[i]) || (value && text[i] is ':' or '+')))
                    i++;
                if (i == start)
                    throw new FilterException($"Syntax error: character '{text[i]}' is not valid at position {i} in '{text}'.");
                tokens.Add(new(FilterTokenKind.Word, text.Substring(start, i - start), start));
            }
        }

        tokens.Add(new(FilterTokenKind.End, "", text.Length));
        return tokens;
    }

    private static bool IsNamePart(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '.' or '/' or '-' or '@';

    private static string Quoted(string text, ref int at)
    {
        var value = new System.Text.StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '\'')
            {
                value.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '\'')
            {
                value.Append(text[at++]);
            }
            else
            {
                at++;
                return value.ToString();
            }
        }

        throw new FilterException($"There is an unterminated string literal at position {at} in '{text}'.");
    }
}
