package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.platform.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearTest {
    @Test
    void a_place_is_two_numbers_with_a_radius_that_need_not_be_said() {
        assertThat(Near.of("-23.561414,-46.655881", null)).isEqualTo(new Near(-23.561414, -46.655881, 50));
        assertThat(Near.of("90,180", 0.5)).isEqualTo(new Near(90, 180, 0.5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "São Paulo", "-23.5", "-23.5;-46.6", "-23.5,-46.6,1", "-91,0", "0,181", "1e1,2", "NaN,0"})
    void anything_else_is_refused(String place) {
        assertThatThrownBy(() -> Near.of(place, 10.0))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(Problem.FieldError::field)
                        .containsExactly("near"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1000.1, Double.NaN, Double.POSITIVE_INFINITY})
    void so_is_a_radius_of_nothing_or_of_half_the_world(double radius) {
        assertThatThrownBy(() -> Near.of("0,0", radius))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(Problem.FieldError::field)
                        .containsExactly("radiusKm"));
    }

    @ParameterizedTest
    @CsvSource({"0,0,1000,true", "0,175,1000,false", "0,-179,300,false", "85,0,1000,false", "-60,10,1000,true"})
    void the_rectangle_has_sides_unless_it_goes_over_the_date_line_or_a_pole(
            double latitude, double longitude, double radius, boolean sides) {
        var near = new Near(latitude, longitude, radius);

        assertThat(near.hasSides()).isEqualTo(sides);
        assertThat(near.north() - near.south()).isGreaterThan(2 * radius / 111.7);
    }
}
