using System.Text;
using DefenderXdr.Http;
using Newtonsoft.Json;

namespace DefenderXdr.Json;

/// <summary>
/// A response body read token by token while it arrives. Every way in which a body can disappoint becomes an error here.
/// </summary>
internal sealed class JsonBody : IDisposable
{
    private const int ReadsBetweenLooks = 16;

    private readonly ApiResponse response;
    private readonly CancellationToken cancellationToken;
    private readonly CancellationTokenRegistration registration;
    private readonly JsonTokens reader;
    private bool opened;
    private int reads;

    public JsonBody(ApiResponse response, CancellationToken cancellationToken)
    {
        this.response = response;
        this.cancellationToken = cancellationToken;

        // A blocked read knows no token: closing the connection under it ends it.
        registration = cancellationToken.Register(response.Dispose);
        reader = new JsonTokens(new StreamReader(response.Body, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 32 * 1024), JsonNames.Shared);
    }

    /// <summary>The page's first token: an object. HTML, nothing, or half a page are told apart.</summary>
    public void Open() => Guard(static self =>
    {
        if (!self.reader.Read()) throw self.response.Fault(ErrorIds.ResponseEmpty, $"{self.Where} answered without a body.");
        if (self.reader.TokenType != JsonToken.StartObject) throw self.response.Fault(ErrorIds.ResponseNotJson, $"{self.Where} answered with JSON that is no object.");
        return self.opened = true;
    });

    /// <summary>The first token of a body that may be anything; None when there is no body at all.</summary>
    public JsonToken OpenAny() => Guard(static self =>
    {
        if (!self.reader.Read()) return JsonToken.None;
        self.opened = true;
        return self.reader.TokenType;
    });

    /// <summary>Runs a piece of reading; whatever goes wrong comes out as one of this module's errors.</summary>
    public TResult Read<TResult>(Func<JsonTokens, TResult> read)
    {
        if (++reads % ReadsBetweenLooks == 0) YoungGarbage.Limit();
        return Guard(self => read(self.reader));
    }

    /// <summary>Something is wrong with what the service said, although it is JSON.</summary>
    public DefenderServiceException Fault(string errorId, string message) => response.Fault(errorId, message);

    public void Dispose()
    {
        if (reader.IsWhole) ReadEnd();
        registration.Dispose();
        reader.Close();
        response.Dispose();
    }

    // A body in chunks ends behind its JSON. One that was not read so far takes its connection along.
    private void ReadEnd()
    {
        try
        {
            reader.Read();
        }
        catch (Exception e) when (e is JsonException or IOException or ObjectDisposedException or OperationCanceledException or DefenderException)
        {
            // What was asked for is here; whatever else is wrong shows with the next request.
        }
    }

    private string Where => response.Where;

    private TResult Guard<TResult>(Func<JsonBody, TResult> read)
    {
        try
        {
            return read(this);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is not OperationCanceledException)
        {
            throw new OperationCanceledException("The call was cancelled.", e, cancellationToken);
        }
        catch (JsonReaderException e) when (!opened)
        {
            throw response.Fault(ErrorIds.ResponseNotJson, $"{Where} answered with something that is not JSON.", e);
        }
        catch (JsonException e)
        {
            throw response.Fault(ErrorIds.ResponseTruncated, $"The answer of {Where} breaks off or is no valid JSON: {e.Message}", e);
        }
        catch (Exception e) when (BodyErrors.Of(response, e, cancellationToken) is { } error)
        {
            throw error;
        }
    }
}
