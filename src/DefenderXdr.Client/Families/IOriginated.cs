namespace DefenderXdr;

/// <summary>An object that tells which tenant it is of, and through which connection it came.</summary>
internal interface IOriginated
{
    /// <summary>The tenant.</summary>
    string? TenantId { get; set; }

    /// <summary>The connection, or null outside PowerShell.</summary>
    string? ConnectionName { get; set; }
}
