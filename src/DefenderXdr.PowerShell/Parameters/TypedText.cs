using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace DefenderXdr.PowerShell;

/// <summary>An argument as it stands on the command line, in quotes or without, which may lack the second one still.</summary>
/// <param name="Written">As it is written, without the second quote.</param>
/// <param name="Value">What it means. Variables are left in it.</param>
/// <param name="End">The second quote when it is there.</param>
internal sealed record TypedText(string Written, string Value, string End)
{
    /// <summary>The argument of a command that is completed; null when it is none that can be completed.</summary>
    /// <param name="command">The command.</param>
    /// <param name="word">The argument's value as the engine gives it, in its quotes. Where the cursor is, it does not say.</param>
    public static TypedText? Find(CommandAst command, string word)
    {
        var arguments = command.CommandElements.Select(element => element is CommandParameterAst parameter ? parameter.Argument : element).ToArray();
        if (arguments.OfType<StringConstantExpressionAst>().LastOrDefault(text => word == text.Value || word.Trim('\'', '"') == text.Value.Trim('\'', '"')) is { } constant)
            return Of(constant.Extent.Text, constant.Value);
        var expandable = arguments.OfType<ExpandableStringExpressionAst>().ToArray();
        if (expandable.Length == 0) return word.Length == 0 ? new("", "", "") : null;
        // An expression within the text could have quotes of its own.
        return expandable.Length == 1 && expandable[0].NestedExpressions.All(nested => nested is VariableExpressionAst) ? Of(expandable[0].Extent.Text, null) : null;
    }

    /// <summary>The argument with another word at its end.</summary>
    /// <param name="typed">The word that it ends with.</param>
    /// <param name="word">The word for it.</param>
    public string With(string typed, string word) => Written.Remove(Written.Length - typed.Length) + word + End;

    private static TypedText? Of(string extent, string? value)
    {
        var quote = extent.Length > 0 && extent[0] is '\'' or '"' ? extent.Substring(0, 1) : "";
        // Here-strings, and the quotes of typographers.
        if (quote.Length == 0) return extent == value ? new(extent, extent, "") : null;

        var isClosed = Regex.IsMatch(extent, quote == "'" ? "^'(''|[^'])*'\\z" : "^\"(\"\"|`.|[^\"`])*\"\\z", RegexOptions.Singleline | RegexOptions.CultureInvariant);
        var written = isClosed ? extent.Substring(0, extent.Length - 1) : extent;
        return new(written, value ?? Unescaped(written.Substring(1)), isClosed ? quote : "");
    }

    private static string Unescaped(string text) => Regex.Replace(text, "`(.)|\"\"", escape => escape.Value switch
    {
        "\"\"" => "\"",
        "`n" => "\n",
        "`r" => "\r",
        "`t" => "\t",
        _ => escape.Groups[1].Value,
    }, RegexOptions.Singleline);
}
