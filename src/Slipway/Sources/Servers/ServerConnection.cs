using System.Data;
using System.Data.Common;

namespace Slipway.Sources.Servers;

/// <summary>An open connection to a database server whose faults are said in words.</summary>
internal sealed class ServerConnection : IAsyncDisposable
{
    private static readonly TimeSpan DriversMargin = TimeSpan.FromSeconds(1);

    private readonly ServerUse _use;

    private bool _isConnected;

    private ServerConnection(ServerAddress address, ServerUse use, DbConnection driver)
    {
        Address = address;
        _use = use;
        Driver = driver;
        Dialect = ServerDialect.Of(address.Kind);
    }

    public ServerAddress Address { get; }

    public ServerDialect Dialect { get; }

    /// <summary>The driver's own connection.</summary>
    public DbConnection Driver { get; }

    /// <exception cref="SlipwayException">The server can't be reached or refuses.</exception>
    public static async Task<ServerConnection> OpenAsync(ServerAddress address, ServerUse use, CancellationToken cancellationToken)
    {
        var connection = new ServerConnection(address, use, ServerDialect.Of(address.Kind).CreateConnection(address, use));
        try
        {
            await connection.GuardAsync(() => connection.ConnectAsync(cancellationToken), cancellationToken).ConfigureAwait(false);

            // At once, for a server may be far away.
            await connection.ExecuteAsync(string.Join(";\n", connection.Dialect.SessionSettings(use)), [], cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A command with parameters @p1, @p2 and so on.</summary>
    public DbCommand Command(string sql, params ReadOnlySpan<object?> parameters)
    {
        var command = Driver.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = FormattableString.Invariant($"p{i + 1}");
            parameter.Value = parameters[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <returns>How many rows were changed.</returns>
    public async Task<int> ExecuteAsync(string sql, object?[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, parameters);
        return await GuardAsync(() => command.ExecuteNonQueryAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <returns>The first value of the first row; null where there is no row, or it is NULL.</returns>
    public async Task<object?> ScalarAsync(string sql, object?[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, parameters);
        var value = await GuardAsync(() => command.ExecuteScalarAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        return value is DBNull ? null : value;
    }

    /// <summary>All rows of a short result.</summary>
    public async Task<List<T>> ReadAllAsync<T>(string sql, object?[] parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, parameters);
        return await GuardAsync(ReadAsync, cancellationToken).ConfigureAwait(false);

        async Task<List<T>> ReadAsync()
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    /// <summary>What the driver says of a query's columns. Of its rows none should come: it is read no further.</summary>
    public Task<IReadOnlyList<DbColumn>> DescribeAsync(string sql, CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            await using var command = Command(sql);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            return Dialect.ReadSchema(reader);
        },
        cancellationToken);

    /// <summary>Does work that is committed as a whole or, when it throws, not at all.</summary>
    public Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => InTransactionAsync(work, _ => true, cancellationToken);

    /// <summary>Does work that is committed as a whole where it returns true, and else, or when it throws, not at all.</summary>
    public Task<bool> TryInTransactionAsync(Func<Task<bool>> work, CancellationToken cancellationToken) => InTransactionAsync(work, isToCommit => isToCommit, cancellationToken);

    /// <summary>Runs something of the driver's, and says its faults in words.</summary>
    /// <exception cref="SlipwayException">The server reports an error, or is gone.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, in whatever words the driver says so.</exception>
    public async Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception fault) when (Translate(fault, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    /// <inheritdoc cref="GuardAsync{T}"/>
    public Task GuardAsync(Func<Task> work, CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            await work().ConfigureAwait(false);
            return 0;
        },
        cancellationToken);

    /// <summary>A fault of the driver's in words; null for what is none of the driver's.</summary>
    public Exception? Translate(Exception fault, CancellationToken cancellationToken) => fault switch
    {
        SlipwayException => null,
        OperationCanceledException => null,
        _ when cancellationToken.IsCancellationRequested => new OperationCanceledException(cancellationToken),

        // What the drivers say of a connection that they have given up before.
        InvalidOperationException when _isConnected && Driver.State != ConnectionState.Open => ConnectionFaults.Lost(fault, Address),
        _ => _isConnected ? Dialect.Explain(fault, Address, _use) : Dialect.ExplainConnecting(fault, Address),
    };

    private Task<T> InTransactionAsync<T>(Func<Task<T>> work, Func<T, bool> isToCommit, CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            await using var transaction = await Driver.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            var result = await work().ConfigureAwait(false);
            await (isToCommit(result) ? transaction.CommitAsync(cancellationToken) : transaction.RollbackAsync(cancellationToken)).ConfigureAwait(false);
            return result;
        },
        cancellationToken);

    // What answers may stop in the midst of a TLS handshake, where a driver's own limit does not reach.
    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var limit = Address.ConnectTimeoutSeconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(Address.ConnectTimeoutSeconds) + DriversMargin;
        await Driver.OpenAsync(cancellationToken).WaitAsync(limit, cancellationToken).ConfigureAwait(false);
        _isConnected = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (Driver.State == ConnectionState.Connecting)
        {
            // It was given up, and the driver refuses to.
            return;
        }

        try
        {
            await Driver.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception fault) when (Translate(fault, CancellationToken.None) is not null)
        {
            // A connection that is lost can't say goodbye.
        }
    }
}
