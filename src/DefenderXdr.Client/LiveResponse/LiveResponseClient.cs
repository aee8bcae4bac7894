using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Json;
using DefenderXdr.Paging;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>What actions on devices leave to be downloaded: results of live response, and investigation packages.</summary>
public sealed class LiveResponseClient
{
    // A script's output is text that somebody wants to read.
    private const int MostOutput = 64 * 1024 * 1024;

    private readonly HttpPipeline pipeline;
    private readonly Pager pager;
    private readonly LinkDownload download;

    internal LiveResponseClient(HttpPipeline pipeline, Pager pager, LinkDownload download)
    {
        this.pipeline = pipeline;
        this.pager = pager;
        this.download = download;
    }

    /// <summary>Whether packages could be downloaded: whether there is a token, and whether it carries the permission. Sends nothing to the API.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.PermissionMissing"/>, or sign-in failed.</exception>
    public Task PreflightPackageAsync(IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        pipeline.PreflightAsync(ApiOperations.EndpointGetPackageUri, events ?? SilentEvents.Instance, cancellationToken);

    /// <summary>Whether results could be downloaded: whether there is a token, and whether it carries the permission. Sends nothing to the API.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.PermissionMissing"/>, or sign-in failed.</exception>
    public Task PreflightResultAsync(IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        pipeline.PreflightAsync(ApiOperations.EndpointGetLiveResponseResult, events ?? SilentEvents.Instance, cancellationToken);

    /// <summary>Downloads an investigation package.</summary>
    /// <param name="action">The action that collected it.</param>
    /// <param name="path">The file, which is there when all of it is and not before; an older one is replaced.</param>
    /// <param name="events">Hears how far it is.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/machineactions/{id}/getPackageUri</c>, twice a minute at the most, and a download without a token.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: another kind of action; <see cref="ErrorIds.PackageNotReady"/>,
    /// <see cref="ErrorIds.MachineActionFailed"/>, <see cref="ErrorIds.DownloadFailed"/>, <see cref="ErrorIds.OutFileUnwritable"/>.</exception>
    public async Task<DefenderInvestigationPackage> SavePackageAsync(DefenderMachineAction action, string path, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        if (action.Type is not (null or "CollectInvestigationPackage")) throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"{action} is not the collection of an investigation package.");
        if (!action.HasEnded) throw DefenderErrors.Create(ErrorIds.PackageNotReady, $"The package is not there yet: {action}.");
        if (MachineActionsClient.ErrorOf(action) is { } failed) throw failed;

        events ??= SilentEvents.Instance;
        var what = $"the investigation package of {Of(action)}";
        var file = await download.SaveAsync(() => LinkAsync(ApiOperations.EndpointGetPackageUri, action, null, what, ErrorIds.PackageNotReady, events, cancellationToken), what, path, events, cancellationToken).ConfigureAwait(false);
        return new DefenderInvestigationPackage(action, file);
    }

    /// <summary>What a script gave.</summary>
    /// <param name="action">The session.</param>
    /// <param name="index">The script's place among its commands, from 0.</param>
    /// <param name="events">Hears how far it is.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/machineactions/{id}/GetLiveResponseResultDownloadLink(index={index})</c>, and a download without a token.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.LiveResponseResultMissing"/>, <see cref="ErrorIds.DownloadFailed"/>, <see cref="ErrorIds.ResponseNotJson"/>.</exception>
    public async Task<DefenderScriptResult> GetScriptResultAsync(DefenderMachineAction action, int index, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var what = $"the result of command {index} on {Of(action)}";
        var content = await download.ReadAsync(() => ResultLinkAsync(action, index, what, events, cancellationToken), what, MostOutput, events, cancellationToken).ConfigureAwait(false);
        try
        {
            using var json = new JsonTextReader(new StreamReader(new MemoryStream(content))) { DateParseHandling = DateParseHandling.None };
            if (!json.Read() || json.TokenType != JsonToken.StartObject) throw new JsonReaderException("It is no object.");
            var result = DefenderScriptResult.Reader.Read(json);
            result.Index = index;
            return result;
        }
        catch (JsonException e)
        {
            throw DefenderErrors.Create(ErrorIds.ResponseNotJson, $"What came as {what} is not JSON: {e.Message}", inner: e);
        }
    }

    /// <summary>Downloads a file that a session got, as it comes from the service.</summary>
    /// <param name="action">The session.</param>
    /// <param name="index">The command's place, from 0.</param>
    /// <param name="path">The file, which is there when all of it is and not before; an older one is replaced. Where the service packs what it got, its extension is put behind.</param>
    /// <param name="events">Hears how far it is.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/machineactions/{id}/GetLiveResponseResultDownloadLink(index={index})</c>, and a download without a token.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.LiveResponseResultMissing"/>, <see cref="ErrorIds.DownloadFailed"/>, <see cref="ErrorIds.OutFileUnwritable"/>.</exception>
    public Task<DownloadedFile> SaveFileAsync(DefenderMachineAction action, int index, string path, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var what = $"the file of command {index} on {Of(action)}";
        return download.SaveAsync(() => ResultLinkAsync(action, index, what, events, cancellationToken), what, path, events, cancellationToken);
    }

    /// <summary>Everything that a session left: what its scripts gave, and the files that it got.</summary>
    /// <param name="action">The session, which has ended.</param>
    /// <param name="directory">Gives the directory where files go, when there is one to save.</param>
    /// <param name="failed">Hears of what cannot be downloaded; the rest is.</param>
    /// <param name="events">Hears how far it is.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public async Task<DefenderLiveResponseResult> GetResultAsync(
        DefenderMachineAction action, Func<string> directory, Action<DefenderException> failed, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        var scripts = new List<DefenderScriptResult>();
        var files = new List<DownloadedFile>();
        for (var i = 0; i < action.Commands.Count; i++)
        {
            var command = action.Commands[i];
            var index = (int)(command.Index ?? i);
            if (command.Status != "Completed") continue;
            try
            {
                if (command.Type == "RunScript") scripts.Add(await GetScriptResultAsync(action, index, events, cancellationToken).ConfigureAwait(false));
                if (command.Type == "GetFile" && command.Parameters.TryGetValue("Path", out var source))
                    files.Add(await SaveFileAsync(action, index, ActionFileName.Of(directory(), action, source, files), events, cancellationToken).ConfigureAwait(false));
            }
            catch (DefenderException e)
            {
                failed(e);
            }
        }
        return new DefenderLiveResponseResult(action, scripts, files);
    }

    private Task<DownloadLink> ResultLinkAsync(DefenderMachineAction action, int index, string what, IClientEvents events, CancellationToken cancellationToken) =>
        LinkAsync(ApiOperations.EndpointGetLiveResponseResult, action, index, what, ErrorIds.LiveResponseResultMissing, events, cancellationToken);

    private async Task<DownloadLink> LinkAsync(ApiOperation operation, DefenderMachineAction action, int? index, string what, string notFound, IClientEvents events, CancellationToken cancellationToken)
    {
        var path = operation.Path.Replace("{id}", Uri.EscapeDataString(action.ActionId ?? "")).Replace("{index}", index?.ToString(CultureInfo.InvariantCulture));
        var request = new ApiRequest
        {
            Operation = operation,
            Address = new Uri(path, UriKind.Relative),
            NotFoundErrorId = notFound,
            Intent = $"give a link to {what}",
        };
        var answer = await pager.GetAsync(request, LinkAnswer.Reader, events, cancellationToken).ConfigureAwait(false);
        return DownloadLink.Parse(answer.Value, what);
    }

    private static string Of(DefenderMachineAction action) => $"device '{action.ComputerDnsName ?? action.MachineId}'";

    // Nobody ever sees it: a link is no property of anything.
    private sealed class LinkAnswer
    {
        public static readonly ObjectReader<LinkAnswer> Reader = new ObjectReader<LinkAnswer>(() => new(), a => a.Others).Text("value", (a, v) => a.Value = v);

        public string? Value { get; set; }

        public IDictionary<string, object?> Others { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
    }
}
