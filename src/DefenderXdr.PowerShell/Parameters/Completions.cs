using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>Makes completions of words: those that begin like what was typed, quoted where they need it.</summary>
internal static class Completions
{
    public static IEnumerable<CompletionResult> Of(string typed, IEnumerable<(string Word, string ToolTip)> words)
    {
        var start = typed.Trim('\'', '"');
        return words
            .Where(w => w.Word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(w => new CompletionResult(Quoted(w.Word), w.Word, CompletionResultType.ParameterValue, w.ToolTip));
    }

    public static string Quoted(string word) =>
        word.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? word : "'" + word.Replace("'", "''") + "'";
}
