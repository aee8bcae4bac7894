using System.Runtime.CompilerServices;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>The library of live response: scripts to run on devices, and files to put there. Defender for Endpoint alone has it.</summary>
public sealed class LibraryClient
{
    // As long as 20 MB take on a slow line.
    private static readonly TimeSpan UploadLimit = TimeSpan.FromMinutes(10);

    private readonly HttpPipeline pipeline;
    private readonly Pager pager;
    private readonly PostedOnce once;

    internal LibraryClient(HttpPipeline pipeline, Pager pager)
    {
        this.pipeline = pipeline;
        this.pager = pager;
        once = new PostedOnce(pipeline, pager);
    }

    /// <summary>Lists the files of the library.</summary>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/libraryfiles</c>, which has neither filters nor pages of its own.</remarks>
    /// <exception cref="DefenderException">The list failed.</exception>
    public async IAsyncEnumerable<DefenderLibraryFile> ListAsync(IClientEvents? events = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var plan = new ListPlan<DefenderLibraryFile>
        {
            First = new ApiRequest
            {
                Operation = ApiOperations.EndpointListLibraryFiles,
                Address = ApiRequest.AddressOf(ApiOperations.EndpointListLibraryFiles),
                Intent = "list the library files",
            },
            PageSize = int.MaxValue,
            Skip = null,
            Reader = DefenderLibraryFile.Reader,
            Key = file => file.FileName,
        };
        await foreach (var file in pager.ListAsync(plan, events ?? SilentEvents.Instance, cancellationToken).ConfigureAwait(false)) yield return file;
    }

    /// <summary>Looks a file up by its name.</summary>
    /// <param name="fileName">Its name, without regard to case.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>The file, or null when the library has none of that name.</returns>
    /// <remarks>Defender for Endpoint <c>GET /api/libraryfiles</c>: no operation gets a single one.</remarks>
    public async Task<DefenderLibraryFile?> FindAsync(string fileName, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        await foreach (var file in ListAsync(events, cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(file.FileName, fileName, StringComparison.OrdinalIgnoreCase)) return file;
        }
        return null;
    }

    /// <summary>Makes sure that the library has files, where the token may list it; where it may not, the service will say.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.LibraryFileNotFound"/>: one of them is not there.</exception>
    internal async Task RequireAsync(IReadOnlyList<string> fileNames, IClientEvents events, CancellationToken cancellationToken)
    {
        if (fileNames.Count == 0) return;
        var there = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            await foreach (var file in ListAsync(events, cancellationToken).ConfigureAwait(false)) there.Add(file.FileName ?? "");
        }
        catch (DefenderException e)
        {
            events.Verbose($"Whether the library has {string.Join(", ", fileNames)} is not known: {e.Message}");
            return;
        }
        var missing = fileNames.Where(name => !there.Contains(name)).ToArray();
        if (missing.Length > 0)
            throw DefenderErrors.Create(ErrorIds.LibraryFileNotFound, $"The live response library has no file '{string.Join("', '", missing)}': nothing was sent.");
    }

    /// <summary>Puts a file into the library.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>The file as the library has it.</returns>
    /// <remarks>Defender for Endpoint <c>POST /api/libraryfiles</c>. Where the answer is lost, the file is looked up: what arrived is no failure.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.LibraryFileExists"/>, <see cref="ErrorIds.LibraryFull"/>, <see cref="ErrorIds.LibraryFileTooLarge"/>, <see cref="ErrorIds.RequestRejected"/>.</exception>
    public async Task<DefenderLibraryFile> UploadAsync(LibraryFileUpload upload, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var request = new ApiRequest
        {
            Operation = ApiOperations.EndpointUploadLibraryFile,
            Address = ApiRequest.AddressOf(ApiOperations.EndpointUploadLibraryFile),
            Body = upload.ToBody(),
            Timeout = UploadLimit,
            Meaning = fault => LibraryErrors.OfUpload(fault, upload),
            Intent = $"upload library file '{upload.FileName}'",
        };
        var (file, _) = await once.SendAsync(request, DefenderLibraryFile.Reader,
            async _ => await FindAsync(upload.FileName, events, cancellationToken).ConfigureAwait(false) is { } there && upload.IsThere(there) ? there : null,
            e => e, events, cancellationToken).ConfigureAwait(false);
        return file;
    }

    /// <summary>Deletes a file of the library.</summary>
    /// <param name="fileName">Its name.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>DELETE /api/libraryfiles/{fileName}</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.LibraryFileNotFound"/>: there is none of that name.</exception>
    public async Task DeleteAsync(string fileName, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var operation = ApiOperations.EndpointDeleteLibraryFile;
        var request = new ApiRequest
        {
            Operation = operation,
            Address = new Uri(operation.Path.Replace("{fileName}", Uri.EscapeDataString(LibraryFileName.Check(fileName))), UriKind.Relative),
            NotFoundErrorId = ErrorIds.LibraryFileNotFound,
            Intent = $"delete library file '{fileName}'",
        };
        try
        {
            (await pipeline.SendAsync(request, events, cancellationToken).ConfigureAwait(false)).Dispose();
        }
        catch (DefenderException e) when (PostedOnce.IsOpen(e))
        {
            events.Verbose($"Whether '{fileName}' was deleted is not known; looking: {e.Message}");
            if (await IsThereAsync().ConfigureAwait(false)) throw;
        }

        async Task<bool> IsThereAsync()
        {
            try
            {
                return await FindAsync(fileName, events, cancellationToken).ConfigureAwait(false) is not null;
            }
            catch (DefenderException)
            {
                return true;
            }
        }
    }
}
