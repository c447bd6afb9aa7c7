namespace InoLink.Lab.QuickBooks;

/// <summary>How a <see cref="QuickBooksServer"/> is started.</summary>
public sealed record QuickBooksServerOptions
{
    /// <summary>SQLite file that keeps everything; null keeps it in memory until the server is disposed.</summary>
    public string? DatabaseFile { get; init; }

    /// <summary>The clock of all companies: token lives, MetaData times, rate limits, document dates.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Port on 127.0.0.1; null takes a free one.</summary>
    public int? Port { get; init; }

    /// <summary>Age of a refresh token value from which a refresh answers with a new one (quickbooks-api §11: about 24 h).</summary>
    public TimeSpan RefreshTokenRotation { get; init; } = TimeSpan.FromHours(24);
}
