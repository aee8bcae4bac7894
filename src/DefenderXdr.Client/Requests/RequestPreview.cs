namespace DefenderXdr;

/// <summary>What a request would do.</summary>
public sealed class RequestPreview
{
    internal RequestPreview(ApiOperation operation, string address)
    {
        Api = operation.Api;
        Method = operation.Method;
        IsRead = operation.IsRead;
        Address = address;
    }

    /// <summary>The API that is asked.</summary>
    public DefenderApi Api { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>Whether it changes nothing, so that it may be sent again when it fails.</summary>
    public bool IsRead { get; }

    /// <summary>Where it goes, with the names of the query's parameters and without their values.</summary>
    public string Address { get; }
}
