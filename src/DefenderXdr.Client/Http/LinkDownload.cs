using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace DefenderXdr.Http;

/// <summary>
/// Downloads from links that carry their own secret: without a token, without redirects. What breaks is begun anew with a fresh link, since links
/// end after a while.
/// </summary>
internal sealed class LinkDownload(HttpClient http, RetryPolicy retry)
{
    private static readonly string[] Packings = [".zip", ".gz"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>Downloads to a file, which is there when all of it is, and not before.</summary>
    /// <param name="ask">Asks the service for a link.</param>
    /// <param name="what">What is downloaded, in words for messages: <c>the package of device 'x'</c>.</param>
    /// <param name="path">The file; an older one is replaced.</param>
    /// <param name="events">Hears how far it is.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.DownloadFailed"/>, <see cref="ErrorIds.DownloadLinkInvalid"/>, <see cref="ErrorIds.OutFileUnwritable"/>, or asking failed.</exception>
    public async Task<DownloadedFile> SaveAsync(Func<Task<DownloadLink>> ask, string what, string path, IClientEvents events, CancellationToken cancellationToken)
    {
        using var draft = new DraftFile(path);
        var file = await TryAsync(ask, what, (read, offered) =>
        {
            using var checksum = new ChecksumReader(read);
            var size = draft.Fill(checksum.Read);
            return new DownloadedFile(path + PackedAs(offered, path), size, checksum.Text);
        }, events, cancellationToken).ConfigureAwait(false);
        draft.Keep(file.Path);
        return file;
    }

    /// <summary>Downloads into memory.</summary>
    /// <param name="ask">Asks the service for a link.</param>
    /// <param name="what">What is downloaded, in words for messages.</param>
    /// <param name="limit">How many bytes it may have.</param>
    /// <param name="events">Hears how far it is.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.DownloadFailed"/>, <see cref="ErrorIds.DownloadLinkInvalid"/>, or asking failed.</exception>
    public Task<byte[]> ReadAsync(Func<Task<DownloadLink>> ask, string what, int limit, IClientEvents events, CancellationToken cancellationToken) => TryAsync(ask, what, (read, _) =>
    {
        using var content = new MemoryStream();
        var buffer = new byte[DraftFile.Piece];
        for (int count; (count = read(buffer)) > 0;)
        {
            if (content.Length + count > limit) throw DefenderErrors.Create(ErrorIds.DownloadFailed, $"{Sentence(what)} has more than {limit / (1024 * 1024)} MB.", "Have the script write to a file, and get that.");
            content.Write(buffer, 0, count);
        }
        return content.ToArray();
    }, events, cancellationToken);

    private async Task<T> TryAsync<T>(Func<Task<DownloadLink>> ask, string what, Func<Func<byte[], int>, string?, T> take, IClientEvents events, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var link = await ask().ConfigureAwait(false);
            try
            {
                return await OnceAsync(link, what, take, events, cancellationToken).ConfigureAwait(false);
            }
            catch (BrokenDownloadException e)
            {
                if (retry.AfterBrokenDownload(attempt) is not { } pause)
                    throw DefenderErrors.Create(ErrorIds.DownloadFailed, $"{Sentence(what)} could not be downloaded from {link.Host}: {e.Message}", inner: e.InnerException);
                await HttpPipeline.PauseAsync(pause, $"before download {attempt + 1} of {retry.MaxAttempts}, with a fresh link: {e.Message}", events, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<T> OnceAsync<T>(DownloadLink link, string what, Func<Func<byte[], int>, string?, T> take, IClientEvents events, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var message = await AnswerAsync(link, cancellationToken).ConfigureAwait(false);
        events.Verbose($"GET {link.Host}: {(int)message.StatusCode} after {watch.ElapsedMilliseconds} ms");
        Judge(message, link, what);

        var length = message.Content.Headers.ContentLength;
        var done = 0L;
        var shown = TimeSpan.Zero;
        try
        {
            using var registration = cancellationToken.Register(message.Dispose);
            using var body = new StallGuardStream(await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), message, Patience);
            return take(Read, message.Content.Headers.ContentDisposition?.FileName?.Trim('"'));

            int Read(byte[] buffer)
            {
                int count;
                try
                {
                    count = body.Read(buffer, 0, buffer.Length);
                }
                catch (Exception e) when (IsBreak(e))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    throw new BrokenDownloadException($"the connection broke after {Megabytes(done)}.", e);
                }

                // A body that was closed under its reader looks like one that has ended.
                cancellationToken.ThrowIfCancellationRequested();
                if (count == 0 && done < length) throw new BrokenDownloadException($"the connection ended after {Megabytes(done)} of {Megabytes(length.Value)}.");
                done += count;
                if (watch.Elapsed - shown > TimeSpan.FromMilliseconds(250))
                {
                    shown = watch.Elapsed;
                    events.Progress(Activity(what), length is { } all ? $"{Megabytes(done)} of {Megabytes(all)}" : Megabytes(done));
                }
                return count;
            }
        }
        finally
        {
            if (shown > TimeSpan.Zero) events.Progress(Activity(what), null);
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(DownloadLink link, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, link.Address);
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BrokenDownloadException("the host did not answer in time.", e);
        }
        catch (HttpRequestException e)
        {
            throw new BrokenDownloadException(HttpPipeline.Reason(e), e);
        }
    }

    // What the service got it may have packed: its name then has one extension more than what was asked for.
    private static string PackedAs(string? offered, string path) =>
        Packings.FirstOrDefault(packing => offered?.EndsWith(packing, StringComparison.OrdinalIgnoreCase) == true && !path.EndsWith(packing, StringComparison.OrdinalIgnoreCase)) ?? "";

    // A link that has ended is refused, and a fresh one is good; what is wrong with both is wrong for good.
    private static void Judge(HttpResponseMessage message, DownloadLink link, string what)
    {
        var status = (int)message.StatusCode;
        if (message.StatusCode == HttpStatusCode.OK) return;
        if (status is >= 300 and <= 399) throw DefenderErrors.Create(ErrorIds.DownloadFailed, $"{link.Host} sends the download of {what} elsewhere, and a secret is not sent along.");
        throw new BrokenDownloadException($"HTTP {status}.");
    }

    private static bool IsBreak(Exception e) =>
        e is IOException or HttpRequestException or ObjectDisposedException or InvalidDataException or DefenderException { ErrorId: ErrorIds.RequestTimeout };

    private static string Activity(string what) => $"Downloading {what}";

    private static string Megabytes(long bytes) => string.Format(CultureInfo.InvariantCulture, bytes < 100_000 ? "{0:0.0} kB" : "{1:0.0} MB", bytes / 1024.0, bytes / (1024.0 * 1024.0));

    private static string Sentence(string what) => char.ToUpperInvariant(what[0]) + what.Substring(1);

    /// <summary>A download that may go well another time.</summary>
#pragma warning disable CA1032, CA1064 // Never leaves this class.
    private sealed class BrokenDownloadException(string message, Exception? inner = null) : Exception(message, inner);
#pragma warning restore CA1032, CA1064
}
