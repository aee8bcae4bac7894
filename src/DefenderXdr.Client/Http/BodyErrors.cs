namespace DefenderXdr.Http;

/// <summary>What becomes of an answer's body that cannot be read to its end, whatever it was to be.</summary>
internal static class BodyErrors
{
    /// <summary>The error that a failed read means, or null where the failure has nothing to do with the connection.</summary>
    public static Exception? Of(ApiResponse response, Exception failure, CancellationToken cancellationToken) => failure switch
    {
        OperationCanceledException => null,
        _ when cancellationToken.IsCancellationRequested => new OperationCanceledException("The call was cancelled.", failure, cancellationToken),
        InvalidDataException => response.Fault(ErrorIds.ResponseTruncated, $"The answer of {response.Where} cannot be decompressed.", failure),
        IOException or HttpRequestException or ObjectDisposedException => response.Fault(ErrorIds.ConnectionBroken,
            $"The connection to {response.Address.GetLeftPart(UriPartial.Authority)} broke while the answer was read: {failure.Message}", failure),
        _ => null,
    };
}
