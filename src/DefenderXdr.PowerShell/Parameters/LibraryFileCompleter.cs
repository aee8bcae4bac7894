using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DefenderXdr.PowerShell;

/// <summary>Completes the name of a file in the live response library, with what it is for.</summary>
public sealed class LibraryFileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, CompletedLine.Connections(fakeBoundParameters).SelectMany(FilesOf).Select(file => (file.FileName!, ToolTip(file))).Distinct());

    private static IEnumerable<DefenderLibraryFile> FilesOf(DefenderConnection connection)
    {
        connection.Library.Refresh(connection.Client);
        return connection.Library.Files.Where(file => file.FileName is not null);
    }

    private static string ToolTip(DefenderLibraryFile file) =>
        string.Join(": ", new[] { file.FileName, file.Description, file.ParametersDescription }.Where(text => !string.IsNullOrEmpty(text)));
}
