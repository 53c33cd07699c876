/**
 * Lets equal requests that arrive while one of them is being answered share its answer: a crowd on the front page costs the database
 * one query at a time. Nothing is kept beyond the flight; a failure is shared too.
 */
export function createSingleFlight<Value>(): (key: string, load: () => Promise<Value>) => Promise<Value> {
  const flights = new Map<string, Promise<Value>>();
  return (key, load) => {
    const running = flights.get(key);
    if (running !== undefined) return running;
    const flight = load().finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
}
