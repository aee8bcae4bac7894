using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Invoke-DefenderRequest</c>: any path of the three APIs, with sign-in, retry, paging, errors and -WhatIf.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "DefenderRequest", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PSObject), ParameterSetName = [ObjectSet])]
[OutputType(typeof(string), ParameterSetName = [TextSet])]
public sealed class InvokeDefenderRequestCommand : ConnectedCommand
{
    private const string ObjectSet = "Object";
    private const string TextSet = "Text";
    private const string FileSet = "File";

    /// <summary>The path, with or without a query, or an absolute address on a host of the connection.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Uri")]
    [AllowEmptyString]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method; GET when left out, or POST where there is a body.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PATCH", "PUT", "DELETE")]
    public string? Method { get; set; }

    /// <summary>The body: text as it is, anything else as JSON.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>Parameters to add to the query; their values are escaped.</summary>
    [Parameter]
    public IDictionary? Query { get; set; }

    /// <summary>Headers besides those that every request has.</summary>
    [Parameter]
    public IDictionary? Header { get; set; }

    /// <summary>The API; told from the path when left out.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }

    /// <summary>Reads a list to its end.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Gives the answer as text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TextSet)]
    public SwitchParameter Raw { get; set; }

    /// <summary>A file to write the answer to, as it came.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    private DefenderRequest? request;
    private string? file;

    private protected override object? ErrorTarget => Path;

    private protected override DefenderException Advised(DefenderException error, DefenderConnection? connection) =>
        BrokenList.Advise(error, MyInvocation, connection, BrokenList.FromPage);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            // Here, on the pipeline thread: what a body is made of can be scripts, and the location is the session's.
            request = Request();
            file = OutFile is null ? null : FullPath(OutFile);
        }
        catch (DefenderException e)
        {
            WriteError(ErrorRecords.From(e, ErrorTarget));
            return;
        }
        base.ProcessRecord();
    }

    private protected override void Check(IReadOnlyList<DefenderConnection> connections)
    {
        if (OutFile is not null && connections.Count > 1)
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, "-OutFile takes the answer of one connection.", "Name one connection, and run the command once for each.");
    }

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var asked = request ?? Request();
        var requests = connection.Client.Requests;
        var preview = await requests.PreviewAsync(asked, output, cancellationToken).ConfigureAwait(false);
        if (!preview.IsRead && !await output.ShouldProcessAsync($"{preview.Address} ({connection.Name})", preview.Method).ConfigureAwait(false)) return;

        if (OutFile is not null) await requests.SaveAsync(asked, file ?? OutFile, output, cancellationToken).ConfigureAwait(false);
        else if (Raw) Text(await requests.GetTextAsync(asked, output, cancellationToken).ConfigureAwait(false), output);
        else await foreach (var item in requests.SendAsync(asked, output, cancellationToken).ConfigureAwait(false)) output.Json(item);
    }

    private static void Text(string text, ICommandOutput output)
    {
        if (text.Length > 0) output.Object(text);
    }

    private DefenderRequest Request() => new()
    {
        Path = Path,
        Method = Method,
        Body = PlainValues.Body(Body),
        Api = Api,
        Query = PlainValues.Members(Query),
        Headers = [.. PlainValues.Members(Header).Select(header => new KeyValuePair<string, string>(header.Key, Convert.ToString(header.Value, CultureInfo.InvariantCulture) ?? ""))],
        All = All,
    };
}
